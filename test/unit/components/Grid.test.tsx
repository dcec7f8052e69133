// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Grid } from '@/components/Grid';
import type { Column } from '@/lib/view/columns';
import type { ListResult } from '@/lib/view/list';
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

async function show(count: number) {
  const rows = Array.from({ length: count }, (_, n) => ({ id: `row ${n}` }));
  const list = signal<ListResult<Row>>({ rows, hidden: 0, busy: false });
  const selected = signal<string | null>(null);
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
      />,
      root,
    ),
  );
  const grid = root.querySelector<HTMLElement>('[role=grid]');
  if (!grid) throw new Error('no grid');
  const press = (key: string, more: KeyboardEventInit = {}) =>
    act(() => {
      grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
    });
  return { grid, selected, on, press, preferences };
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
});
