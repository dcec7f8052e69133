import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { fitColumns } from '@/lib/view/fit-columns';
import { rowForKey, stepInTree } from '@/lib/view/grid-keys';
import { parentOf } from '@/lib/view/outline';
import { createSlots, indexOf, scrollToRow, windowOf } from '@/lib/view/window';
import type { GridProps } from './grid-props';
import { GridHeader } from './GridHeader';
import { GridRow } from './GridRow';
import { forgetCut, tellCut } from './tell-cut';
import { useCopy } from './use-copy';

/** px; the style sheet's `--row`. */
const ROW_HEIGHT = 22;
/** px; the style sheet's `--head`. */
const HEAD_HEIGHT = 24;

/** A list of any length as a table of one-line rows: only the rows in sight are in the document. */
export function Grid<Row>(props: GridProps<Row>) {
  const { columns, list, idOf, selected, preferences, outline, watch } = props;
  const { rows } = list.value;
  const open = outline?.result.value.open;
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSignal({ width: 0, height: 0 });
  const scrollTop = useSignal(0);
  const slots = useMemo(createSlots, []);
  const pressed = useRef<string | null>(null);
  /** The heading that the keys are on: a heading has no details, so it is never what is selected. */
  const heading = useSignal<string | null>(null);
  const base = useId();
  const place = useRef(-1);
  place.current = indexOf(rows, idOf, heading.value ?? selected.value, place.current);
  const active = place.current;
  // A row that left with its page may still be selected, and is nothing to stay at.
  const atEnd = useSignal(active < 0);
  const isFollowing = props.follows === true && atEnd.value;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      size.value = { width: element.clientWidth, height: element.clientHeight - HEAD_HEIGHT };
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [size]);

  const viewport = {
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    viewHeight: Math.max(0, size.value.height),
    // Where it will be: else what is out of sight in a moment would be drawn, and again where it is then.
    scrollTop: isFollowing ? Infinity : scrollTop.value,
  };
  const view = windowOf(viewport);
  const slotOf = slots(view);

  useLayoutEffect(() => {
    if (scroller.current !== null && isFollowing) scroller.current.scrollTop = view.height;
  }, [view.height, viewport.viewHeight, isFollowing]);

  useLayoutEffect(forgetCut, [view.first]);

  useLayoutEffect(() => {
    heading.value = null;
  }, [heading, selected.value]);

  // A row that was selected from elsewhere (a link) comes into sight; one that moves doesn't pull the list along.
  useEffect(() => {
    if (active >= 0 && viewport.viewHeight > 0) reveal(active);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only these are reasons to scroll
  }, [selected.value, active >= 0, viewport.viewHeight > 0]);

  function reveal(index: number): void {
    const element = scroller.current;
    if (element === null) return;
    const top = scrollToRow(index, { ...viewport, scrollTop: element.scrollTop });
    if (top !== element.scrollTop) element.scrollTop = top;
  }

  function onScroll(): void {
    const element = scroller.current;
    if (element === null) return;
    scrollTop.value = element.scrollTop;
    atEnd.value = windowOf({ ...viewport, scrollTop: element.scrollTop }).atEnd;
  }

  function rowAt(event: Event): Row | undefined {
    const element = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    return rows[Number(element?.getAttribute('data-index') ?? -1)];
  }

  const isHeading = (row: Row) => (outline?.heading?.(row) ?? null) !== null;

  function select(row: Row | undefined): void {
    if (row === undefined) return;
    heading.value = isHeading(row) ? idOf(row) : null;
    if (heading.value === null) selected.value = idOf(row);
  }

  const isTwist = ({ target }: Event): boolean =>
    target instanceof Element && target.closest('[data-twist]') !== null;

  /** At once: before the list can move away under the pointer. */
  function onMouseDown(event: MouseEvent): void {
    if (event.button !== 0) return;
    const row = rowAt(event);
    pressed.current = row === undefined ? null : idOf(row);
    if (!isTwist(event)) select(row);
  }

  function onClick(event: MouseEvent): void {
    const row = rowAt(event);
    // Another row stands there by now. Assistive technology and scripts click without a press.
    if (row === undefined || (event.detail > 0 && idOf(row) !== pressed.current)) return;
    const twist = isTwist(event);
    if (!twist) select(row);
    if (twist || isHeading(row)) outline?.toggle(idOf(row));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[active];
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      if (row !== undefined) openMenu(row);
      return;
    }
    if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      return isHeading(row) ? outline?.toggle(idOf(row)) : props.onOpen();
    }
    if (outline !== undefined && row !== undefined) {
      const parent = () => parentOf(rows, outline.levelOf, active);
      const step = stepInTree(event.key, open?.get(idOf(row)) ?? null, active, parent);
      if (step === 'toggle') outline.toggle(idOf(row));
      else if (step !== null) go(step);
      if (step !== null) return event.preventDefault();
    }
    const page = Math.max(1, Math.floor(viewport.viewHeight / ROW_HEIGHT) - 1);
    const next = rowForKey(event.key, active, rows.length, page);
    if (next === null) return;
    event.preventDefault();
    go(next);
  }

  function go(index: number): void {
    select(rows[index]);
    reveal(index);
  }

  function openMenu(row: Row): void {
    const element = scroller.current?.querySelector(`[data-index="${active}"]`);
    const box = (element ?? scroller.current)?.getBoundingClientRect();
    if (box !== undefined) props.onMenu(row, { x: box.left + 24, y: box.top + ROW_HEIGHT });
  }

  function onContextMenu(event: MouseEvent): void {
    const row = rowAt(event);
    if (row === undefined) return;
    event.preventDefault();
    select(row);
    props.onMenu(row, { x: event.clientX, y: event.clientY });
  }

  useCopy(scroller, () => {
    const row = rows[active];
    return row === undefined ? null : props.textOf(row);
  });

  const fitted = useMemo(
    () => fitColumns(columns, preferences, size.value.width),
    [columns, preferences, size.value.width],
  );
  const tracks = fitted.map(({ track }) => track).join(' ');
  const drawn = rows.slice(view.first, view.last);
  const activeDrawn = active >= view.first && active < view.last;

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is `grid` or `treegrid`
    <div
      ref={scroller}
      class="grid"
      role={outline === undefined ? 'grid' : 'treegrid'}
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={fitted.length}
      aria-activedescendant={activeDrawn ? `${base}-${active}` : undefined}
      tabIndex={0}
      style={{ '--tracks': tracks }}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onClick={onClick}
      onDblClick={(event) => {
        const row = rowAt(event);
        if (row !== undefined && !isHeading(row)) props.onOpen();
      }}
      onContextMenu={onContextMenu}
      onPointerOver={(event) => {
        tellCut(event);
        props.onHover?.(rowAt(event) ?? null);
      }}
      onPointerOut={tellCut}
      onPointerLeave={() => props.onHover?.(null)}
    >
      <GridHeader
        columns={fitted.map(({ column }) => column)}
        preferences={preferences}
        onPreferences={props.onPreferences}
        onMenu={props.onHeadMenu}
      />
      {rows.length === 0 ? null : (
        <div
          class="grid-body"
          role="rowgroup"
          style={{ height: `${view.height}px`, paddingTop: `${Math.max(0, view.top)}px` }}
        >
          {drawn.map((row, offset) => {
            const index = view.first + offset;
            return (
              <GridRow
                key={slotOf(index)}
                base={base}
                row={row}
                index={index}
                isActive={index === active}
                isSelected={idOf(row) === selected.value}
                open={open?.get(idOf(row)) ?? null}
                columns={fitted}
                watch={watch}
                grid={props}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}
