import { ArrowDown, ArrowLeftRight, ArrowUp, CircleQuestionMark, CornerUpLeft } from 'lucide';
import { t } from '@/lib/i18n';
import type { MessageRow } from '@/lib/log/session';
import { MESSAGE_COLUMNS } from '@/lib/view/columns';
import { formatCount, formatSize, formatTime } from '@/lib/view/format';
import { directionLabel, effectLabel, roleLabel } from '@/lib/view/labels';
import { messageType } from '@/lib/view/message-type';
import { type Direction, direction, documentName } from '@/lib/view/names';
import type { Panel } from '@/lib/view/panel';
import { messageText } from '@/lib/view/row-text';
import { hideInMessage } from '@/lib/view/secrets';
import { usePanel } from './context';
import { Empty } from './Empty';
import { Icon } from './Icon';
import { ListView } from './ListView';

export function MessageList() {
  const { panel } = usePanel();
  const session = () => panel.store.shown.value.session;
  return (
    <ListView
      tab="messages"
      columns={MESSAGE_COLUMNS}
      list={panel.lists.messages.result}
      idOf={(row) => row.id}
      subjectOf={(row) => ({ tab: 'messages', row })}
      textOf={(row) => messageText(row, session())}
      toneOf={(row) => (row.mark !== null && row.mark.roles.length > 0 ? 'row-known' : '')}
      cell={(column, row) => messageCell(column, row, panel)}
      follows
      empty={<Empty tab="messages" />}
    />
  );
}

/** No component: a stream draws hundreds of cells at a time. The row is drawn anew when a token is revealed. */
function messageCell(column: string, row: MessageRow, { store, revealed }: Panel) {
  const { session } = store.shown.peek();
  switch (column) {
    case 'number':
      return <span class="number faint">{formatCount(row.number)}</span>;
    case 'time':
      return <span class="number">{formatTime(row.at)}</span>;
    case 'direction':
      return <DirectionMark way={direction(session, row.sender, row.receiver)} />;
    case 'from':
      return documentName(session, row.sender);
    case 'to':
      return documentName(session, row.receiver);
    case 'type':
      return (
        <span class="with-tags">
          <span class="code">
            {messageType(row.preview.root, hideInMessage(session, row, revealed.peek()))}
          </span>
          <MessageTags row={row} />
        </span>
      );
    case 'role':
      return row.mark?.roles.map(({ role, definition }, index) => (
        <span key={`${definition} ${role} ${index}`} class={`tag tag-${role}`}>
          {roleLabel(role)}
        </span>
      ));
    case 'size':
      return <span class="number">{formatSize(row.preview.size, row.preview.exact)}</span>;
    case 'channel':
      return <span class="code faint">{row.channel ?? t('window')}</span>;
    case 'origin':
      return <span class="code">{hideInMessage(session, row, revealed.peek())(row.origin)}</span>;
    default:
      return null;
  }
}

/** What is unusual about a message. */
export function MessageTags({ row }: { readonly row: MessageRow }) {
  return (
    <>
      {row.tokens.length > 0 ? <span class="tag tag-token">{t('token')}</span> : null}
      {row.action === null ? null : <span class="tag tag-ours">{t('ours')}</span>}
      {row.trusted ? null : <span class="tag tag-warn">{t('synthetic')}</span>}
      {row.early ? <span class="tag">{t('early')}</span> : null}
      {row.rule === null ? null : <span class="tag tag-rule">{effectLabel(row.rule.done)}</span>}
    </>
  );
}

const ICONS = {
  up: ArrowUp,
  down: ArrowDown,
  across: ArrowLeftRight,
  self: CornerUpLeft,
  unknown: CircleQuestionMark,
} as const;

export function DirectionMark({ way }: { readonly way: Direction }) {
  return (
    <span
      class={`way way-${way}`}
      role="img"
      aria-label={directionLabel(way)}
      title={directionLabel(way)}
    >
      <Icon icon={ICONS[way]} size={14} />
    </span>
  );
}
