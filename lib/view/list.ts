import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';

export interface ListResult<Row> {
  readonly rows: readonly Row[];
  /** Rows that the filter (or the noise list, or the time range) keeps back. */
  readonly hidden: number;
  /** The filter has not reached all rows yet. */
  readonly busy: boolean;
}

/** A list that says which of its rows pass, and in which order. */
export interface ListOptions<Row extends object> {
  /** In the order in which they are shown unsorted. The array may grow in place. */
  readonly rows: () => readonly Row[];
  /** Reads every signal that decides, so that the list hears of a change; `null` lets every row pass. */
  readonly test: ReadonlySignal<((row: Row) => boolean) | null>;
  readonly compare: ReadonlySignal<((rows: readonly Row[]) => readonly Row[]) | null>;
  /** ms, monotone. */
  readonly now: () => number;
  readonly nextFrame: (callback: () => void) => void;
  readonly later: (callback: () => void, ms: number) => () => void;
}

/** ms that one turn of filtering may take before the next picture is drawn. */
const TURN = 10;
/** The part of the time that keeping one list up to date may take. */
const SHARE = 0.25;

/**
 * The rows of one tab as they are shown. A row is tested once for each test (rows don't change), new rows are
 * appended, and a long filtering is done in turns: 100,000 payloads are not searched in one frame.
 */
export function createList<Row extends object>(options: ListOptions<Row>) {
  const result = signal<ListResult<Row>>({ rows: [], hidden: 0, busy: false });
  let verdicts = new WeakMap<Row, boolean>();
  let tested: ((row: Row) => boolean) | null | undefined;
  let done: Done<Row> | null = null;
  let due = 0;
  let asked = false;

  function update(): void {
    const test = options.test.value;
    const arrange = options.compare.value;
    const all = options.rows();
    if (test !== tested) {
      verdicts = new WeakMap();
      tested = test;
      done = null;
      due = 0;
    }
    if (options.now() < due) return ask(due - options.now());
    const started = options.now();
    const { rows, hidden, busy } = pass(all, test, started + TURN);
    result.value = { rows: arrange === null ? rows : arrange(rows), hidden, busy };
    const cost = options.now() - started;
    due = busy || cost < 2 ? 0 : started + cost / SHARE;
    if (busy) ask(0);
  }

  function pass(
    all: readonly Row[],
    test: ((row: Row) => boolean) | null,
    deadline: number,
  ): ListResult<Row> {
    if (test === null) return { rows: all, hidden: 0, busy: false };
    // A list that has only grown goes on where it was.
    const from: Pick<Done<Row>, 'rows' | 'hidden' | 'count'> = done !== null && isPrefix(done, all)
      ? done
      : { rows: [], hidden: 0, count: 0 };
    const { rows } = from;
    let { hidden } = from;
    let fresh = 0;
    for (let index = from.count; index < all.length; index++) {
      const row = all[index];
      if (row === undefined) break;
      let verdict = verdicts.get(row);
      if (verdict === undefined) {
        // The clock is asked seldom: asking costs more than most tests.
        if (fresh++ % 32 === 31 && options.now() > deadline) {
          done = { rows, hidden, count: index, first: all[0], last: all[index - 1] };
          return { rows, hidden, busy: true };
        }
        verdict = test(row);
        verdicts.set(row, verdict);
      }
      if (verdict) rows.push(row);
      else hidden++;
    }
    done = { rows, hidden, count: all.length, first: all[0], last: all.at(-1) };
    return { rows, hidden, busy: false };
  }

  function ask(ms: number): void {
    if (asked) return;
    asked = true;
    const again = () => {
      asked = false;
      turn.value++;
    };
    if (ms === 0) options.nextFrame(again);
    else options.later(again, ms);
  }

  const turn = signal(0);
  const dispose = effect(() => {
    void turn.value;
    update();
  });

  return { result: computed(() => result.value), dispose };
}

/** How far the last turn came, and by what a list is known that has only grown since. */
interface Done<Row> {
  readonly rows: Row[];
  readonly hidden: number;
  readonly count: number;
  readonly first: Row | undefined;
  readonly last: Row | undefined;
}

function isPrefix<Row>({ count, first, last }: Done<Row>, all: readonly Row[]): boolean {
  return count > 0 && count <= all.length && all[0] === first && all[count - 1] === last;
}

export type List<Row extends object> = ReturnType<typeof createList<Row>>;
