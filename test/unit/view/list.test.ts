import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createList } from '@/lib/view/list';

interface Row {
  readonly n: number;
}

function setUp(count: number) {
  let now = 0;
  let frames: (() => void)[] = [];
  const rows = signal<readonly Row[]>(Array.from({ length: count }, (_, n) => ({ n })));
  const test = signal<((row: Row) => boolean) | null>(null);
  const compare = signal<((rows: readonly Row[]) => readonly Row[]) | null>(null);
  const list = createList<Row>({
    rows: () => rows.value,
    test,
    compare,
    now: () => now,
    nextFrame: (callback) => frames.push(callback),
    later: (callback) => {
      frames.push(callback);
      return () => undefined;
    },
  });
  const turn = () => {
    now += 1000;
    const due = frames;
    frames = [];
    for (const callback of due) callback();
  };
  return { list, rows, test, compare, turn, spend: (ms: number) => (now += ms) };
}

describe('list', () => {
  it('passes rows through, filters and sorts them', () => {
    const { list, rows, test, compare } = setUp(4);
    expect(list.result.value.rows).toBe(rows.value);
    test.value = ({ n }) => n !== 2;
    expect(list.result.value).toMatchObject({ rows: [{ n: 0 }, { n: 1 }, { n: 3 }], hidden: 1 });
    compare.value = (all) => all.toReversed();
    expect(list.result.value.rows.map(({ n }) => n)).toEqual([3, 1, 0]);
    rows.value = [...rows.value, { n: 9 }];
    expect(list.result.value.rows.map(({ n }) => n)).toEqual([9, 3, 1, 0]);
  });

  it('filters a long list in turns, and tests each row once', () => {
    const { list, test, turn, spend } = setUp(1000);
    let tested = 0;
    test.value = () => {
      tested++;
      spend(1);
      return true;
    };
    expect(list.result.value.busy).toBe(true);
    expect(list.result.value.rows.length).toBeLessThan(100);
    for (let n = 0; n < 100 && list.result.value.busy; n++) turn();
    expect(list.result.value).toMatchObject({ busy: false, hidden: 0 });
    expect(list.result.value.rows).toHaveLength(1000);
    expect(tested).toBe(1000);
  });
});
