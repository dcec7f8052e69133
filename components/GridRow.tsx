import { useMemo } from 'preact/hooks';
import type { FittedColumn } from '@/lib/view/fit-columns';
import type { GridProps } from './grid-props';

interface GridRowProps<Row> {
  readonly base: string;
  readonly row: Row;
  readonly index: number;
  /** Where the keys are. */
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Of a row of a tree with others below it: whether they are shown. */
  readonly open: boolean | null;
  readonly columns: readonly FittedColumn<never>[];
  readonly watch: unknown;
  readonly grid: Pick<GridProps<Row>, 'cell' | 'idOf' | 'outline' | 'toneOf'>;
}

/** One row, drawn again only for a reason: a stream moves thirty rows with each picture. */
export function GridRow<Row>({
  base,
  row,
  index,
  isActive,
  isSelected,
  open,
  columns,
  watch,
  grid,
}: GridRowProps<Row>) {
  return useMemo(() => {
    const { outline, toneOf } = grid;
    const heading = outline?.heading?.(row) ?? null;
    const level = outline?.levelOf(row);
    // What stands below a heading begins where the heading does.
    const indent = (level ?? 1) - (outline?.heading === undefined ? 1 : 2);
    const twist = level === undefined ? null : <Twist open={open} />;
    return (
      <div
        id={`${base}-${index}`}
        class={`row ${index % 2 === 1 ? 'row-odd' : ''} ${isActive ? 'row-active' : ''} ${
          heading === null ? '' : 'row-heading'
        } ${toneOf?.(row) ?? ''}`}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={heading === null ? isSelected : undefined}
        aria-level={level}
        aria-expanded={open ?? undefined}
        style={level === undefined ? undefined : { '--level': Math.max(0, indent) }}
        data-index={index}
        data-id={grid.idOf(row)}
      >
        {heading === null ? (
          columns.map(({ column }, at) => (
            <div
              key={column.id}
              role="gridcell"
              aria-colindex={at + 1}
              class={column.align === 'end' ? 'cell cell-end' : 'cell'}
              data-column={column.id}
            >
              {at === 0 ? twist : null}
              {grid.cell(column.id, row)}
            </div>
          ))
        ) : (
          <div class="cell" role="rowheader" aria-colindex={1} aria-colspan={columns.length}>
            {twist}
            {heading}
          </div>
        )}
      </div>
    );
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the functions of a grid stay what they do
  }, [base, row, index, isActive, isSelected, open, columns, watch]);
}

/** What a hand opens and shuts a row by; the keys are the grid's. */
function Twist({ open }: { readonly open: boolean | null }) {
  if (open === null) return <span class="twist" />;
  return <span class={open ? 'twist twist-open' : 'twist twist-shut'} data-twist />;
}
