// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Grid } from '@/components/Grid';
import type { Column } from '@/lib/view/columns';
import type { ListResult } from '@/lib/view/list';
import { createOutline } from '@/lib/view/outline';
import { NO_COLUMN_PREFERENCES } from '@/lib/view/preferences';

interface Row {
  readonly id: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', label: () => 'Name', width: 100, rank: 1, key: (row) => row.id },
];

let root: HTMLElement;

beforeEach(() => {
  // happy-dom lays nothing out.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(254);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  root = document.body.appendChild(document.createElement('div'));
});

afterEach(async () => {
  await act(() => render(null, root));
  root.remove();
});

const rowsOf = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `row ${n}` }));

async function show(count: number, follows = false, chosen: string | null = null) {
  const rows = rowsOf(count);
  const list = signal<ListResult<Row>>({ rows, hidden: 0, busy: false });
  const selected = signal(chosen);
  const on = { open: vi.fn<() => void>(), menu: vi.fn<(row: Row) => void>() };
  const preferences = vi.fn<() => void>();
  await act(() =>
    render(
      <Grid
        label="Rows"
        columns={COLUMNS}
        list={list}
        idOf={(row) => row.id}
        cell={(_, row) => row.id}
        selected={selected}
        preferences={NO_COLUMN_PREFERENCES}
        onPreferences={preferences}
        onOpen={on.open}
        onMenu={on.menu}
        onHeadMenu={() => undefined}
        textOf={(row) => row.id}
        follows={follows}
      />,
      root,
    ),
  );
  return { ...handsOn('[role=grid]'), list, selected, on, preferences };
}

/** Rows called `group …` are headings; the others stand below them. */
async function showGroups(ids: readonly string[]) {
  const rows = ids.map((id) => ({ id }));
  const selected = signal<string | null>(null);
  const isGroup = ({ id }: Row) => id.startsWith('group');
  const outline = {
    ...createOutline<Row>({
      list: signal({ rows, hidden: 0, busy: false }),
      levelOf: (row) => (isGroup(row) ? 1 : 2),
      selected,
    }),
    heading: (row: Row) => (isGroup(row) ? row.id : null),
  };
  const open = vi.fn<() => void>();
  await act(() =>
    render(
      <Grid
        label="Rows"
        columns={COLUMNS}
        list={outline.result}
        outline={outline}
        idOf={(row) => row.id}
        cell={(_, row) => row.id}
        selected={selected}
        preferences={NO_COLUMN_PREFERENCES}
        onPreferences={() => undefined}
        onOpen={open}
        onMenu={() => undefined}
        onHeadMenu={() => undefined}
        textOf={(row) => row.id}
      />,
      root,
    ),
  );
  return { ...handsOn('[role=treegrid]'), selected, open };
}

function handsOn(selector: string) {
  const grid = root.querySelector<HTMLElement>(selector);
  if (!grid) throw new Error('no grid');
  const press = (key: string, more: KeyboardEventInit = {}) =>
    act(() => {
      grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
    });
  const active = () =>
    document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.dataset['id'];
  const shown = () =>
    Array.from(grid.querySelectorAll('[data-id]'), (row) => row.getAttribute('data-id'));
  return { grid, press, active, shown };
}

describe('Grid', () => {
  it('draws the rows in sight alone, and says how many there are', async () => {
    const { grid } = await show(100_000);
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
    expect(grid.querySelectorAll('[data-index]').length).toBeLessThan(30);
    expect(grid.querySelector('[role=columnheader]')?.textContent).toBe('Name');
  });

  it('moves by keys, and tells which row is active', async () => {
    const { grid, selected, press, on } = await show(50);
    const seen: (string | null)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'PageDown', 'ArrowUp', 'End', 'Home']) {
      await press(key);
      seen.push(selected.value);
    }
    expect(seen).toEqual(['row 0', 'row 1', 'row 10', 'row 9', 'row 49', 'row 0']);
    const active = grid.getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.getAttribute('aria-selected')).toBe('true');
    await press('Enter');
    await press('F10', { shiftKey: true });
    expect(on.open).toHaveBeenCalledOnce();
    expect(on.menu).toHaveBeenCalledWith({ id: 'row 0' }, expect.anything());
  });

  it('selects what the button is pressed on, before the list can move away under it', async () => {
    const { grid, selected } = await show(3);
    const row = grid.querySelector('[data-id="row 1"] [role=gridcell]');
    const press = (button: number) =>
      act(() => void row?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button })));
    await press(1);
    expect(selected.value).toBe(null);
    await press(0);
    expect(selected.value).toBe('row 1');
  });

  it('selects nothing when another row has come under the pressed button', async () => {
    const { grid, list, selected } = await show(30, true);
    const row = grid.querySelector('[data-id="row 29"]');
    const press = (type: string) =>
      act(() => void row?.dispatchEvent(new MouseEvent(type, { bubbles: true, detail: 1 })));
    await press('mousedown');
    await act(() => {
      list.value = { rows: rowsOf(500), hidden: 0, busy: false };
    });
    await press('click');
    expect(row?.getAttribute('data-id')).not.toBe('row 29');
    expect(selected.value).toBe('row 29');
  });

  it('goes on showing the last row, in the elements that it has, until it is scrolled away', async () => {
    const { grid, list, shown } = await show(100, true);
    const elements = grid.querySelectorAll('[data-index]');
    const grow = (count: number) =>
      act(() => {
        list.value = { rows: rowsOf(count), hidden: 0, busy: false };
      });
    await grow(900);
    expect(shown().at(-1)).toBe('row 899');
    expect([...grid.querySelectorAll('[data-index]')]).toEqual([...elements]);
    grid.scrollTop = 0;
    await act(() => void grid.dispatchEvent(new Event('scroll')));
    await grow(1_000);
    expect(shown()[0]).toBe('row 0');
  });

  it('begins at the selected row, and at the end where that row is gone', async () => {
    const there = await show(900, true, 'row 5');
    expect(there.shown()[0]).toBe('row 0');
    await act(() => render(null, root));
    const { list, shown } = await show(3, true, 'row of a page that was left');
    await act(() => {
      list.value = { rows: rowsOf(900), hidden: 0, busy: false };
    });
    expect(shown().at(-1)).toBe('row 899');
  });

  it('sorts by its heads', async () => {
    const { grid, preferences } = await show(3);
    await act(() => grid.querySelector<HTMLElement>('[role=columnheader] button')?.click());
    expect(preferences).toHaveBeenCalledWith({
      ...NO_COLUMN_PREFERENCES,
      sort: { column: 'name', descending: false },
    });
  });

  it('copies the active row', async () => {
    const { grid, press } = await show(3);
    await press('ArrowDown');
    grid.focus();
    const setData = vi.fn<() => void>();
    const copy = Object.assign(new Event('copy', { bubbles: true }), {
      clipboardData: { setData },
    });
    document.body.dispatchEvent(copy);
    expect(setData).toHaveBeenCalledWith('text/plain', 'row 0');
  });

  it('has headings that keys and clicks shut and open, and that are never selected', async () => {
    const { grid, press, active, shown, selected, open } = await showGroups([
      'group 1',
      'a',
      'b',
      'group 2',
      'c',
    ]);
    const seen: (string | undefined)[] = [];
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await press(key);
      seen.push(active());
    }
    expect(seen).toEqual(['group 1', 'a', 'a', 'b', 'group 1']);
    expect(selected.value).toBe('b');
    await press('ArrowLeft');
    expect(shown()).toEqual(['group 1', 'group 2', 'c']);
    expect(grid.querySelector('[data-id="group 1"]')?.getAttribute('aria-expanded')).toBe('false');
    await press('Enter');
    expect(shown()).toHaveLength(5);
    await press('End');
    expect([active(), selected.value]).toEqual(['c', 'c']);
    await act(() =>
      grid.querySelector<HTMLElement>('[data-id="group 2"] [role=rowheader]')?.click(),
    );
    expect(shown()).toEqual(['group 1', 'a', 'b', 'group 2']);
    expect([active(), selected.value]).toEqual(['group 2', 'c']);
    expect(open).not.toHaveBeenCalled();
  });

  it('tells the whole of a text that is cut off, while the pointer is on it', async () => {
    const { grid } = await show(1);
    const cell = grid.querySelector<HTMLElement>('[role=gridcell]');
    const point = (type: string) =>
      act(() => void cell?.dispatchEvent(new Event(type, { bubbles: true })));
    const title = () => cell?.getAttribute('title');
    await point('pointerover');
    expect(title()).toBeNull();
    vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(1_000);
    await point('pointerover');
    expect(title()).toBe('row 0');
    await point('pointerout');
    expect(title()).toBeNull();
  });
});
