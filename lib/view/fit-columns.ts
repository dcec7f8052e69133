import type { Column } from './columns';
import type { ColumnPreferences } from './preferences';

export interface FittedColumn<Row> {
  readonly column: Column<Row>;
  /** For `grid-template-columns`. */
  readonly track: string;
}

/** A growing column is shown from this width on, in px. */
const LEAST = 84;
const PADDING = 8;

/** The columns that the user wants and the width (px) has room for, the less important left out first. */
export function fitColumns<Row>(
  columns: readonly Column<Row>[],
  { widths, toggled }: ColumnPreferences,
  room: number,
): readonly FittedColumn<Row>[] {
  let shown = columns.filter((column) => isShown(column, toggled));
  const least = (column: Column<Row>) =>
    widths[column.id] ??
    (column.grows ? (column.least ?? Math.min(LEAST, column.width)) : column.width);
  const total = () => shown.reduce((sum, column) => sum + least(column), PADDING);
  while (total() > room) {
    // What the user put in himself is the last to go.
    const optional = shown.filter(({ rank, id }) => rank > 1 && !toggled.includes(id));
    if (optional.length === 0) break;
    const last = optional.reduce((a, b) => (b.rank > a.rank ? b : a));
    shown = shown.filter((column) => column !== last);
  }
  const grows = shown.some((column) => column.grows && widths[column.id] === undefined);
  return shown.map((column, index) => {
    const own = widths[column.id];
    if (column.grows && own === undefined)
      return { column, track: `minmax(${least(column)}px, ${column.width}fr)` };
    const width = own ?? column.width;
    const takesRest = !grows && index === shown.length - 1;
    return { column, track: takesRest ? `minmax(${width}px, 1fr)` : `${width}px` };
  });
}

export function isShown<Row>({ id, spare }: Column<Row>, toggled: readonly string[]): boolean {
  return (spare !== true) !== toggled.includes(id);
}
