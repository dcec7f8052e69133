import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { ListResult } from './list';

/** The rows of a tree that are left when some of them are shut. */
export interface Outline<Row> extends ListResult<Row> {
  /** By id, of rows that have others below them: whether these are shown. */
  readonly open: ReadonlyMap<string, boolean>;
}

export interface OutlineOptions<Row> {
  /** Each row stands below its parent. */
  readonly list: ReadonlySignal<ListResult<Row>>;
  /** From 1; a parent's is less than its children's. */
  readonly levelOf: (row: Row) => number;
  /** The id of a row that must be in sight, if one must. */
  readonly selected: ReadonlySignal<string | null>;
}

/** A list whose rows can be shut. What is selected, by a link say, is opened up to. */
export function createOutline<Row extends { readonly id: string }>(options: OutlineOptions<Row>) {
  const { list, levelOf, selected } = options;
  const shut = signal<ReadonlySet<string>>(new Set());
  const result = computed(() => fold(list.value, levelOf, shut.value));

  function toggle(id: string): void {
    const next = new Set(shut.value);
    if (!next.delete(id)) next.add(id);
    shut.value = next;
  }

  const dispose = effect(() => {
    const id = selected.value;
    untracked(() => {
      if (id === null || shut.value.size === 0) return;
      const next = new Set(shut.value);
      for (const parent of parentsOf(list.value.rows, levelOf, id)) next.delete(parent);
      if (next.size < shut.value.size) shut.value = next;
    });
  });

  return { result, levelOf, toggle, dispose };
}

function fold<Row extends { readonly id: string }>(
  list: ListResult<Row>,
  levelOf: (row: Row) => number,
  shut: ReadonlySet<string>,
): Outline<Row> {
  const rows: Row[] = [];
  const open = new Map<string, boolean>();
  let deepest = Infinity;
  for (const [index, row] of list.rows.entries()) {
    const level = levelOf(row);
    if (level > deepest) continue;
    deepest = Infinity;
    rows.push(row);
    const next = list.rows[index + 1];
    if (next === undefined || levelOf(next) <= level) continue;
    const isOpen = !shut.has(row.id);
    open.set(row.id, isOpen);
    if (!isOpen) deepest = level;
  }
  return { ...list, rows, open };
}

/** The ids of the rows that this one stands below, the nearest first. */
function parentsOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  levelOf: (row: Row) => number,
  id: string,
): readonly string[] {
  const parents: string[] = [];
  for (
    let at = parentOf(
      rows,
      levelOf,
      rows.findIndex((row) => row.id === id),
    );
    at >= 0;
  ) {
    const row = rows[at];
    if (row !== undefined) parents.push(row.id);
    at = parentOf(rows, levelOf, at);
  }
  return parents;
}

/** Where the row's parent is; -1: it has none. */
export function parentOf<Row>(
  rows: readonly Row[],
  levelOf: (row: Row) => number,
  index: number,
): number {
  const row = rows[index];
  if (row === undefined) return -1;
  const level = levelOf(row);
  return rows.findLastIndex((other, at) => at < index && levelOf(other) < level);
}
