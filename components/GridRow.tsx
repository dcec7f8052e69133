import { useMemo } from 'preact/hooks';
import type { FittedColumn } from '@/lib/view/fit-columns';
import type { GridProps } from './Grid';

interface GridRowProps<Row> {
  readonly base: string;
  readonly row: Row;
  readonly index: number;
  readonly isActive: boolean;
  readonly columns: readonly FittedColumn<Row>[];
  readonly watch: unknown;
  readonly grid: Pick<GridProps<Row>, 'cell' | 'idOf' | 'levelOf' | 'toneOf'>;
}

/** One row, drawn again only for a reason: a stream moves thirty rows with each picture. */
export function GridRow<Row>({
  base,
  row,
  index,
  isActive,
  columns,
  watch,
  grid,
}: GridRowProps<Row>) {
  return useMemo(
    () => (
      <div
        id={`${base}-${index}`}
        class={`row ${index % 2 === 1 ? 'row-odd' : ''} ${grid.toneOf?.(row) ?? ''}`}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={isActive}
        aria-level={grid.levelOf?.(row)}
        data-index={index}
        data-id={grid.idOf(row)}
      >
        {columns.map(({ column }, at) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + 1}
            class={column.align === 'end' ? 'cell cell-end' : 'cell'}
            data-column={column.id}
          >
            {grid.cell(column.id, row)}
          </div>
        ))}
      </div>
    ),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the functions of a grid stay what they do
    [base, row, index, isActive, columns, watch],
  );
}
