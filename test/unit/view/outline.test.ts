import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { ListResult } from '@/lib/view/list';
import { createOutline } from '@/lib/view/outline';

interface Row {
  readonly id: string;
  readonly level: number;
}

/** Two trees: a (b (c), d) and e. */
const ROWS: readonly Row[] = [
  { id: 'a', level: 1 },
  { id: 'b', level: 2 },
  { id: 'c', level: 3 },
  { id: 'd', level: 2 },
  { id: 'e', level: 1 },
];

function setUp() {
  const list = signal<ListResult<Row>>({ rows: ROWS, hidden: 0, busy: false });
  const selected = signal<string | null>(null);
  const outline = createOutline<Row>({ list, levelOf: ({ level }) => level, selected });
  const shown = () => outline.result.value.rows.map(({ id }) => id).join('');
  return { list, selected, outline, shown };
}

describe('outline', () => {
  it('knows which rows can be shut, and leaves out what is below those that are', () => {
    const { outline, shown } = setUp();
    expect(shown()).toBe('abcde');
    expect([...outline.result.value.open.keys()]).toEqual(['a', 'b']);
    outline.toggle('b');
    expect(shown()).toBe('abde');
    outline.toggle('a');
    expect(shown()).toBe('ae');
    outline.toggle('a');
    expect(shown()).toBe('abde');
  });

  it('opens up to a row that is selected, and no further', () => {
    const { outline, selected, shown } = setUp();
    for (const id of ['a', 'b']) outline.toggle(id);
    selected.value = 'd';
    expect(shown()).toBe('abde');
    selected.value = 'c';
    expect(shown()).toBe('abcde');
    outline.toggle('a');
    expect(shown()).toBe('ae');
  });

  it('shows rows whose parent the filter keeps back', () => {
    const { list, outline, shown } = setUp();
    outline.toggle('b');
    list.value = { ...list.value, rows: ROWS.filter(({ id }) => id !== 'b'), hidden: 1 };
    expect(shown()).toBe('acde');
  });
});
