import type { Signal } from '@preact/signals';
import { t } from '@/lib/i18n';
import { formatTime } from '@/lib/view/format';
import type { TimeRange } from '@/lib/view/panel';
import { clamp } from '@/lib/view/window';

interface RangeEdgesProps {
  readonly range: Signal<TimeRange | null>;
  readonly view: TimeRange;
  readonly pxOf: (at: number) => number;
  readonly timeAt: (px: number) => number;
}

/** Both ends of the time filter, to be dragged or moved by arrow keys; at the ends of the view while there is none. */
export function RangeEdges({ range, view, pxOf, timeAt }: RangeEdgesProps) {
  const current = range.value ?? view;

  function set(edge: 'from' | 'to', at: number): void {
    const bounded = clamp(at, view.from, view.to);
    range.value =
      edge === 'from'
        ? { from: Math.min(bounded, current.to), to: current.to }
        : { from: current.from, to: Math.max(bounded, current.from) };
  }

  function onKeyDown(event: KeyboardEvent, edge: 'from' | 'to'): void {
    const step = ((view.to - view.from) / 100) * (event.shiftKey ? 10 : 1);
    const at = current[edge];
    if (event.key === 'Escape' || event.key === 'Delete') range.value = null;
    else if (event.key === 'ArrowLeft') set(edge, at - step);
    else if (event.key === 'ArrowRight') set(edge, at + step);
    else if (event.key === 'Home') set(edge, view.from);
    else if (event.key === 'End') set(edge, view.to);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onPointerDown(event: PointerEvent, edge: 'from' | 'to'): void {
    const handle = event.currentTarget;
    if (!(handle instanceof HTMLElement) || handle.parentElement === null) return;
    event.preventDefault();
    event.stopPropagation();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const { left } = handle.parentElement.getBoundingClientRect();
    const onMove = (move: PointerEvent) => set(edge, timeAt(move.clientX - left));
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener(
      'lostpointercapture',
      () => handle.removeEventListener('pointermove', onMove),
      { once: true },
    );
  }

  return (
    <>
      {(['from', 'to'] as const).map((edge) => (
        <div
          key={edge}
          class="range-edge"
          role="slider"
          aria-label={edge === 'from' ? t('Time range from') : t('Time range to')}
          aria-valuemin={Math.round(view.from)}
          aria-valuemax={Math.round(view.to)}
          aria-valuenow={Math.round(clamp(current[edge], view.from, view.to))}
          aria-valuetext={formatTime(current[edge])}
          tabIndex={0}
          style={{ left: `${pxOf(clamp(current[edge], view.from, view.to))}px` }}
          onKeyDown={(event) => onKeyDown(event, edge)}
          onPointerDown={(event) => onPointerDown(event, edge)}
        />
      ))}
    </>
  );
}
