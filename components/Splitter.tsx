import { t } from '@/lib/i18n';
import { clamp } from '@/lib/view/window';

const LEAST = 0.15;
const MOST = 0.85;
const STEP = 0.03;

interface SplitterProps {
  /** The list's share, 0–1. */
  readonly share: number;
  /** The detail stands beside the list; else below it. */
  readonly beside: boolean;
  readonly onShare: (share: number) => void;
}

/** The edge between list and detail, to be dragged or moved by arrow keys. */
export function Splitter({ share, beside, onShare }: SplitterProps) {
  const set = (value: number) => onShare(clamp(value, LEAST, MOST));

  function onKeyDown(event: KeyboardEvent): void {
    const less = beside ? 'ArrowLeft' : 'ArrowUp';
    const more = beside ? 'ArrowRight' : 'ArrowDown';
    const next =
      event.key === less
        ? share - STEP
        : event.key === more
          ? share + STEP
          : event.key === 'Home'
            ? LEAST
            : event.key === 'End'
              ? MOST
              : null;
    if (next === null) return;
    event.preventDefault();
    set(next);
  }

  function onPointerDown(event: PointerEvent): void {
    const edge = event.currentTarget;
    if (!(edge instanceof HTMLElement) || edge.parentElement === null) return;
    event.preventDefault();
    edge.focus();
    edge.setPointerCapture(event.pointerId);
    const box = edge.parentElement.getBoundingClientRect();
    const onMove = (move: PointerEvent) =>
      set(beside ? (move.clientX - box.left) / box.width : (move.clientY - box.top) / box.height);
    edge.addEventListener('pointermove', onMove);
    edge.addEventListener(
      'lostpointercapture',
      () => edge.removeEventListener('pointermove', onMove),
      { once: true },
    );
  }

  return (
    <div
      class="splitter"
      role="separator"
      aria-label={t('Size of the details')}
      aria-orientation={beside ? 'vertical' : 'horizontal'}
      aria-valuemin={LEAST * 100}
      aria-valuemax={MOST * 100}
      aria-valuenow={Math.round(share * 100)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    />
  );
}
