import { useComputed, useSignal } from '@preact/signals';
import { Maximize2, ZoomIn, ZoomOut } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '@/lib/i18n';
import type { TimeRange } from '@/lib/view/panel';
import {
  type Moment,
  LANES,
  layOutBars,
  layOutMoments,
  ticksOf,
  wholeRange,
  zoom,
} from '@/lib/view/timeline';
import { clamp } from '@/lib/view/window';
import { usePanel } from './context';
import { RangeEdges } from './RangeEdges';
import { Tool } from './Toolbar';

/** px of the drawing, from above: the axis, the lanes of tokens, handshakes and findings. */
const AXIS = 14;
const LANE = 8;
const MARKS = AXIS + LANES * LANE + 8;

/** Token lives as bars, handshakes and findings as marks; dragging over it filters every list by time. */
export function Timeline() {
  const { panel } = usePanel();
  const { store, range, navigation } = panel;
  const area = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const zoomed = useSignal<TimeRange | null>(null);
  const view = useComputed(
    () => zoomed.value ?? wholeRange(store.shown.peek().session, store.clock.value),
  ).value;

  useLayoutEffect(() => {
    if (area.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) width.value = entry.contentRect.width;
    });
    observer.observe(area.current);
    return () => observer.disconnect();
  }, [width]);

  const span = view.to - view.from;
  const timeAt = (px: number) => view.from + (clamp(px, 0, width.value) / width.value) * span;
  const pxOf = (at: number) => ((at - view.from) / span) * width.value;

  function zoomBy(factor: number, around = (view.from + view.to) / 2): void {
    zoomed.value = zoom(view, factor, around);
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault();
    const box = area.current?.getBoundingClientRect();
    if (box === undefined) return;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const by = ((event.deltaX || event.deltaY) / width.value) * span;
      zoomed.value = { from: view.from + by, to: view.to + by };
    } else {
      zoomBy(event.deltaY > 0 ? 1.2 : 1 / 1.2, timeAt(event.clientX - box.left));
    }
  }

  function onPointerDown(event: PointerEvent): void {
    const element = event.currentTarget;
    if (event.button !== 0 || !(element instanceof HTMLElement)) return;
    if (event.target instanceof Element && event.target.closest('.moment, .life, .range-edge'))
      return;
    const { left } = element.getBoundingClientRect();
    const start = event.clientX;
    element.setPointerCapture(event.pointerId);
    const onMove = (move: PointerEvent) => {
      if (Math.abs(move.clientX - start) < 4) return;
      const [from, to] = [timeAt(start - left), timeAt(move.clientX - left)].toSorted(
        (a, b) => a - b,
      );
      if (from !== undefined && to !== undefined) range.value = { from, to };
    };
    range.value = null;
    element.addEventListener('pointermove', onMove);
    element.addEventListener(
      'lostpointercapture',
      () => element.removeEventListener('pointermove', onMove),
      { once: true },
    );
  }

  // Once a second and when a handshake changes is enough: not with each message.
  const { session } = store.shown.peek();
  const now = store.clock.value;
  const bars = layOutBars(session.tokens.values(), view, now, width.value);
  const moments = layOutMoments(store.handshakes.value, store.findings.value, view, width.value);
  const chosen = navigation.selected.tokens.value;
  const shade = range.value;

  return (
    <div class="timeline" role="group" aria-label={t('Timeline')}>
      <div class="timeline-tools">
        <Tool icon={ZoomIn} label={t('Zoom in')} onClick={() => zoomBy(0.5)} />
        <Tool icon={ZoomOut} label={t('Zoom out')} onClick={() => zoomBy(2)} />
        <Tool
          icon={Maximize2}
          label={t('Show the whole session')}
          disabled={zoomed.value === null}
          onClick={() => {
            zoomed.value = null;
          }}
        />
      </div>
      <div
        ref={area}
        class={shade === null ? 'timeline-area' : 'timeline-area range-set'}
        onWheel={onWheel}
        onPointerDown={onPointerDown}
      >
        <svg aria-hidden="true">
          {ticksOf(view, width.value).map(({ x, text }) => (
            <g key={text} class="tick" transform={`translate(${x} 0)`}>
              <line y2="100%" />
              <text x={3} y={10}>
                {text}
              </text>
            </g>
          ))}
          {bars.map((bar) => (
            <g
              key={bar.id}
              class={bar.id === chosen ? 'life-chosen' : ''}
              transform={`translate(${bar.x} ${AXIS + bar.lane * LANE})`}
              onClick={() => navigation.go({ tab: 'tokens', id: bar.id })}
            >
              <rect
                class={bar.expired ? 'life life-expired' : 'life life-rest'}
                width={bar.width}
                height={LANE - 2}
                rx={2}
              />
              {bar.expired ? null : (
                <rect class="life" width={bar.lived} height={LANE - 2} rx={2} />
              )}
            </g>
          ))}
          <line class="now-line" x1={pxOf(now)} x2={pxOf(now)} y2="100%" />
          <Marks moments={moments.handshakes} y={MARKS - 3} round onGo={navigation.go} />
          <Marks moments={moments.findings} y={MARKS + 6} onGo={navigation.go} />
          {shade === null ? null : (
            <>
              <rect class="outside" width={Math.max(0, pxOf(shade.from))} height="100%" />
              <rect
                class="outside"
                x={clamp(pxOf(shade.to), 0, width.value)}
                width={Math.max(0, width.value - pxOf(shade.to))}
                height="100%"
              />
            </>
          )}
        </svg>
        <RangeEdges range={range} view={view} pxOf={pxOf} timeAt={timeAt} />
      </div>
    </div>
  );
}

interface MarksProps {
  readonly moments: readonly Moment[];
  readonly y: number;
  readonly round?: boolean;
  readonly onGo: (place: Moment['place']) => void;
}

/** Handshakes are round, findings are triangles. */
function Marks({ moments, y, round, onGo }: MarksProps) {
  return (
    <>
      {moments.map(({ place, x, tone }) => (
        <path
          key={place.id}
          class={`moment moment-${tone}`}
          d={round === true ? 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0' : 'M0 -4L4 4L-4 4Z'}
          transform={`translate(${x} ${y})`}
          onClick={() => onGo(place)}
        />
      ))}
    </>
  );
}
