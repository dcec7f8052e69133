import { useEffect } from 'preact/hooks';
import { t } from '@/lib/i18n';
import { FRAME_COLUMNS } from '@/lib/view/columns';
import { formatCount, formatTime } from '@/lib/view/format';
import { type FrameRow, documentName } from '@/lib/view/names';
import { frameText } from '@/lib/view/row-text';
import { hideInText } from '@/lib/view/secrets';
import { usePanel } from './context';
import { Empty } from './Empty';
import { ListView } from './ListView';

export function FrameList() {
  const { panel, hooks } = usePanel();
  // A tab that is left, or a panel that is shut, leaves no mark in the page.
  useEffect(() => () => hooks.onMark?.(null), [hooks]);
  const session = () => panel.store.shown.value.session;
  return (
    <ListView
      tab="frames"
      columns={FRAME_COLUMNS}
      list={panel.outlines.frames.result}
      idOf={(row) => row.id}
      subjectOf={(row) => ({ tab: 'frames', row: row.document })}
      textOf={(row) => frameText(row, session())}
      outline={panel.outlines.frames}
      toneOf={(row) => (row.document.until === null ? '' : 'row-gone')}
      cell={frameCell}
      onHover={(row) => hooks.onMark?.(row === null || row.level === 1 ? null : row.id)}
      empty={<Empty tab="frames" />}
    />
  );
}

function frameCell(column: string, row: FrameRow) {
  return <FrameCell key={row.id} column={column} row={row} />;
}

function FrameCell({ column, row }: { readonly column: string; readonly row: FrameRow }) {
  const { panel } = usePanel();
  const { session } = panel.store.shown.peek();
  const { document, level, id } = row;
  const count = panel.frameCounts.value.get(id);
  switch (column) {
    case 'frame':
      return (
        <span class="with-tags">
          <span>{documentName(session, id)}</span>
          {level === 1 ? <span class="tag">{t('page')}</span> : null}
          {document.element?.shadow === true ? <span class="tag">{t('shadow')}</span> : null}
          {document.until === null ? null : <span class="tag">{t('gone')}</span>}
        </span>
      );
    case 'origin':
      return <span class="code">{document.origin}</span>;
    case 'sandbox':
      return (
        <span class="code">
          {document.element === null || document.element.sandbox === null
            ? '–'
            : hideInText(session, document.element.sandbox, panel.revealed.value) ||
              t('all restrictions')}
        </span>
      );
    case 'tokens':
      return <span class="number">{formatCount(count?.tokens ?? 0)}</span>;
    case 'received':
      return <span class="number">{formatCount(count?.received ?? 0)}</span>;
    case 'sent':
      return <span class="number">{formatCount(count?.sent ?? 0)}</span>;
    case 'since':
      return <span class="number">{formatTime(document.since)}</span>;
    default:
      return null;
  }
}
