import type { Sort } from './preferences';

/** A click on a column's head: ascending, descending, and back to the list's own order. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
