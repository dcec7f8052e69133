import { ArrowDown, ArrowUp } from 'lucide';
import type { Column } from '@/lib/view/columns';
import { nextSort } from '@/lib/view/sort';
import type { ColumnPreferences } from '@/lib/view/preferences';
import { clamp } from '@/lib/view/window';
import { t } from '@/lib/i18n';
import type { Point } from './grid-props';
import { Icon } from './Icon';

const LEAST_WIDTH = 32;
const MOST_WIDTH = 1200;
const STEP = 16;

interface HeaderProps {
  readonly columns: readonly Column<never>[];
  readonly preferences: ColumnPreferences;
  readonly onPreferences: (preferences: ColumnPreferences) => void;
  readonly onMenu: (at: Point) => void;
}

/** The heads of the columns: sort by a click, width by their right edge or Alt+arrow keys, columns by their menu. */
export function GridHeader({ columns, preferences, onPreferences, onMenu }: HeaderProps) {
  const { sort, widths } = preferences;

  function resize(id: string, width: number): void {
    const bounded = Math.round(clamp(width, LEAST_WIDTH, MOST_WIDTH));
    onPreferences({ ...preferences, widths: { ...widths, [id]: bounded } });
  }

  function onKeyDown(event: KeyboardEvent, id: string): void {
    const head = event.currentTarget instanceof Element ? event.currentTarget.parentElement : null;
    if (head === null || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    const right = event.key === 'ArrowRight';
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey)
      return resize(id, head.getBoundingClientRect().width + (right ? STEP : -STEP));
    const other = right ? head.nextElementSibling : head.previousElementSibling;
    other?.querySelector('button')?.focus();
  }

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const box = event.currentTarget instanceof Element ? event.currentTarget : null;
    const under = box?.getBoundingClientRect();
    onMenu({ x: event.clientX || (under?.left ?? 0), y: event.clientY || (under?.bottom ?? 0) });
  }

  return (
    <div class="grid-head" role="rowgroup">
      <div class="row row-head" role="row" aria-rowindex={1} onContextMenu={onContextMenu}>
        {columns.map((column, index) => {
          const sorted = sort?.column === column.id ? sort : null;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={
                sorted === null ? undefined : sorted.descending ? 'descending' : 'ascending'
              }
              class={column.align === 'end' ? 'cell cell-end' : 'cell'}
            >
              <button
                type="button"
                tabIndex={index === 0 ? 0 : -1}
                title={
                  column.key === undefined
                    ? undefined
                    : t('Sort by {{column}}', { column: column.label() })
                }
                onClick={() => {
                  if (column.key !== undefined)
                    onPreferences({ ...preferences, sort: nextSort(sort, column.id) });
                }}
                onKeyDown={(event) => onKeyDown(event, column.id)}
              >
                <span class="head-label">{column.label()}</span>
                {sorted === null ? null : (
                  <Icon icon={sorted.descending ? ArrowDown : ArrowUp} size={12} />
                )}
              </button>
              <span
                class="grip"
                aria-hidden="true"
                onPointerDown={(event) => drag(event, (width) => resize(column.id, width))}
                onDblClick={() => {
                  const { [column.id]: _, ...rest } = widths;
                  onPreferences({ ...preferences, widths: rest });
                }}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function drag(event: PointerEvent, onWidth: (width: number) => void): void {
  const grip = event.currentTarget;
  if (!(grip instanceof HTMLElement) || grip.parentElement === null) return;
  event.preventDefault();
  grip.setPointerCapture(event.pointerId);
  const started = grip.parentElement.getBoundingClientRect().width - event.clientX;
  const onMove = (move: PointerEvent) => onWidth(started + move.clientX);
  grip.addEventListener('pointermove', onMove);
  grip.addEventListener(
    'lostpointercapture',
    () => grip.removeEventListener('pointermove', onMove),
    {
      once: true,
    },
  );
}
