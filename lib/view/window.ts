/**
 * The arithmetic of a long list of rows of one height: which rows are in sight, and where they stand.
 *
 * Firefox lays out no element higher than about 17.9 million px (Chrome 33.5). A list that would be higher
 * is drawn at `MAX_HEIGHT`, and its scroll position is scaled.
 */
export const MAX_HEIGHT = 8_000_000;

/** Rows drawn beyond each edge, so that a fast scroll shows no hole. */
const OVERSCAN = 6;

export interface Viewport {
  readonly count: number;
  /** px */
  readonly rowHeight: number;
  readonly viewHeight: number;
  readonly scrollTop: number;
}

export interface Window {
  /** Rows `first` (included) to `last` (not included) are drawn. */
  readonly first: number;
  readonly last: number;
  /** No window of this height has more rows. */
  readonly most: number;
  /** px: where row `first` stands, and how high the whole list is. */
  readonly top: number;
  readonly height: number;
  readonly atEnd: boolean;
}

export function windowOf({ count, rowHeight, viewHeight, scrollTop }: Viewport): Window {
  const full = count * rowHeight;
  const height = Math.min(full, MAX_HEIGHT);
  const scroll = clamp(scrollTop, 0, Math.max(0, height - viewHeight));
  const offset = toRows(scroll, full, height, viewHeight);
  const first = clamp(Math.floor(offset / rowHeight) - OVERSCAN, 0, count);
  const last = clamp(Math.ceil((offset + viewHeight) / rowHeight) + OVERSCAN, first, count);
  return {
    first,
    last,
    most: Math.ceil(viewHeight / rowHeight) + 1 + 2 * OVERSCAN,
    top: first * rowHeight - offset + scroll,
    height,
    atEnd: scroll >= height - viewHeight - 1,
  };
}

/**
 * Which of the elements that a list has for its rows a row gets. One that stays in sight keeps its own,
 * one that comes takes that of one that went: to fill an element anew costs far less than to make one.
 * Where all go and others come, the elements stay in order, for to move them costs as much.
 */
export function createSlots(): (window: Window) => (index: number) => number {
  let before = { first: 0, last: 0 };
  let shift = 0;
  return ({ first, last, most }) => {
    if (first >= before.last || last <= before.first) shift += first - before.first;
    before = { first, last };
    return (index) => (((index - shift) % most) + most) % most;
  };
}

/** The `scrollTop` that shows row `index` whole; the present one where it is in sight. */
export function scrollToRow(index: number, viewport: Viewport): number {
  const { count, rowHeight, viewHeight, scrollTop } = viewport;
  const full = count * rowHeight;
  const height = Math.min(full, MAX_HEIGHT);
  const offset = toRows(scrollTop, full, height, viewHeight);
  const top = index * rowHeight;
  if (top < offset) return fromRows(top, full, height, viewHeight);
  if (top + rowHeight > offset + viewHeight) {
    return fromRows(top + rowHeight - viewHeight, full, height, viewHeight);
  }
  return scrollTop;
}

/** Where the selected row is now. Most often where it was: a long list is searched only when it moved. */
export function indexOf<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  id: string | null,
  last: number,
): number {
  if (id === null) return -1;
  const there = rows[last];
  if (there !== undefined && idOf(there) === id) return last;
  return rows.findIndex((row) => idOf(row) === id);
}

function toRows(scroll: number, full: number, height: number, viewHeight: number): number {
  return full === height ? scroll : (scroll * (full - viewHeight)) / (height - viewHeight);
}

function fromRows(offset: number, full: number, height: number, viewHeight: number): number {
  return full === height ? offset : (offset * (height - viewHeight)) / (full - viewHeight);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
