import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Column } from '@/lib/view/columns';
import type { ListResult } from '@/lib/view/list';
import type { Outline } from '@/lib/view/outline';
import type { ColumnPreferences } from '@/lib/view/preferences';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How rows stand below each other, and are shut and opened. */
export interface GridOutline<Row> {
  readonly result: ReadonlySignal<Outline<Row>>;
  /** From 1. */
  readonly levelOf: (row: Row) => number;
  readonly toggle: (id: string) => void;
  /** What stands across all columns of a row that is a heading; `null` for all others. */
  readonly heading?: (row: Row) => ComponentChildren;
}

export interface GridProps<Row> {
  readonly label: string;
  /** Only their looks matter here: the rows come sorted. */
  readonly columns: readonly Column<never>[];
  readonly list: ReadonlySignal<ListResult<Row>>;
  readonly idOf: (row: Row) => string;
  /** What keeps a state needs a key: an element is another row's later. */
  readonly cell: (column: string, row: Row) => ComponentChildren;
  readonly selected: Signal<string | null>;
  readonly preferences: ColumnPreferences;
  readonly onPreferences: (preferences: ColumnPreferences) => void;
  /** Goes on showing the last row as rows come, unless the user has scrolled away. */
  readonly follows?: boolean;
  /** For a list that is a tree. */
  readonly outline?: GridOutline<Row>;
  readonly toneOf?: (row: Row) => string;
  /** Enter or a double click. */
  readonly onOpen: () => void;
  readonly onMenu: (row: Row, at: Point) => void;
  readonly onHeadMenu: (at: Point) => void;
  /** What Ctrl+C puts on the clipboard. */
  readonly textOf: (row: Row) => string;
  readonly onHover?: (row: Row | null) => void;
  /** Rows don't change; this, where it isn't the same as before, has them drawn anew. */
  readonly watch?: unknown;
}
