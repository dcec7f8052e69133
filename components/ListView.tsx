import { useComputed, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Copy } from 'lucide';
import { t } from '@/lib/i18n';
import type { Column } from '@/lib/view/columns';
import { isShown } from '@/lib/view/fit-columns';
import { tabLabel } from '@/lib/view/labels';
import type { ListResult } from '@/lib/view/list';
import type { Tab } from '@/lib/view/navigation';
import { type ColumnPreferences, NO_COLUMN_PREFERENCES } from '@/lib/view/preferences';
import { type RowAction, type Subject, usePanel } from './context';
import { copyText } from './copy';
import { Grid } from './Grid';
import type { GridOutline, Point } from './grid-props';

interface ListViewProps<Row> {
  readonly tab: Tab;
  readonly columns: readonly Column<never>[];
  readonly list: ReadonlySignal<ListResult<Row>>;
  readonly idOf: (row: Row) => string;
  readonly cell: (column: string, row: Row) => ComponentChildren;
  readonly textOf: (row: Row) => string;
  /** `null`: nothing can be done with it. */
  readonly subjectOf: (row: Row) => Subject | null;
  readonly follows?: boolean;
  readonly outline?: GridOutline<Row>;
  readonly toneOf?: (row: Row) => string;
  readonly onHover?: (row: Row | null) => void;
  /** What is said in place of rows. */
  readonly empty: ComponentChildren;
}

/** One tab's list: its grid, its menus, and what it says when there is nothing to list. */
export function ListView<Row>(props: ListViewProps<Row>) {
  const { tab, columns, list, textOf, subjectOf } = props;
  const { panel, hooks, menu } = usePanel();
  const preferences = useComputed(
    () => panel.preferences.value.columns[tab] ?? NO_COLUMN_PREFERENCES,
  ).value;
  // A token that becomes known is masked in rows that stand already.
  const known = useComputed(() => panel.store.shown.value.session.tokens.size);
  const watch = useComputed(() => ({
    known: known.value,
    structure: panel.store.structure.value,
    revealed: panel.revealed.value,
  })).value;
  const isEmpty = useComputed(() => list.value.rows.length === 0).value;

  function setColumns(next: ColumnPreferences): void {
    panel.setPreferences({ columns: { ...panel.preferences.value.columns, [tab]: next } });
  }

  function openRowMenu(row: Row, { x, y }: Point): void {
    const copy: RowAction = {
      id: 'copy-row',
      label: t('Copy row'),
      icon: Copy,
      shortcut: t('Ctrl+C'),
      run: () => copyText(textOf(row)),
    };
    const subject = subjectOf(row);
    const items = subject === null ? [copy] : [copy, ...(hooks.rowActions?.(subject) ?? [])];
    menu.value = { label: t('Row'), x, y, items };
  }

  function openHeadMenu({ x, y }: Point): void {
    const { toggled } = preferences;
    const items = columns.map((column): RowAction => ({
      id: column.id,
      label: column.label(),
      checked: isShown(column, toggled),
      disabled: column.rank === 1 ? t('This column always stays.') : null,
      run: () =>
        setColumns({
          ...preferences,
          toggled: toggled.includes(column.id)
            ? toggled.filter((id) => id !== column.id)
            : [...toggled, column.id],
        }),
    }));
    const reset: RowAction = {
      id: 'reset',
      label: t('Reset columns'),
      run: () => setColumns(NO_COLUMN_PREFERENCES),
    };
    menu.value = { label: t('Columns'), x, y, items: [...items, reset] };
  }

  return (
    <div class="list">
      <Grid
        label={tabLabel(tab)}
        columns={columns}
        list={list}
        idOf={props.idOf}
        cell={props.cell}
        selected={panel.navigation.selected[tab]}
        preferences={preferences}
        onPreferences={setColumns}
        follows={props.follows === true && preferences.sort === null}
        onOpen={() => document.querySelector<HTMLElement>('.details')?.focus()}
        onMenu={openRowMenu}
        onHeadMenu={openHeadMenu}
        textOf={textOf}
        watch={watch}
        {...(props.outline === undefined ? {} : { outline: props.outline })}
        {...(props.toneOf === undefined ? {} : { toneOf: props.toneOf })}
        {...(props.onHover === undefined ? {} : { onHover: props.onHover })}
      />
      {isEmpty ? props.empty : null}
    </div>
  );
}
