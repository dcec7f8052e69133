import { t } from '@/lib/i18n';
import type { Handshake } from '@/lib/handshakes/handshake';
import { HANDSHAKE_COLUMNS } from '@/lib/view/columns';
import { formatDuration, formatTime } from '@/lib/view/format';
import { HANDSHAKE_TONES, handshakeLabel } from '@/lib/view/labels';
import { documentName } from '@/lib/view/names';
import { handshakeText } from '@/lib/view/row-text';
import { hideInText } from '@/lib/view/secrets';
import { usePanel } from './context';
import { Countdown } from './Countdown';
import { Empty } from './Empty';
import { ListView } from './ListView';
import { State } from './State';

export function HandshakeList() {
  const { panel } = usePanel();
  const session = () => panel.store.shown.value.session;
  return (
    <ListView
      tab="handshakes"
      columns={HANDSHAKE_COLUMNS}
      list={panel.lists.handshakes.result}
      idOf={(row) => row.id}
      subjectOf={(row) => ({ tab: 'handshakes', row })}
      textOf={(row) => handshakeText(row, session())}
      cell={handshakeCell}
      follows
      empty={<Empty tab="handshakes" />}
    />
  );
}

function handshakeCell(column: string, row: Handshake) {
  return <HandshakeCell key={row.id} column={column} row={row} />;
}

function HandshakeCell({ column, row }: { readonly column: string; readonly row: Handshake }) {
  const { panel } = usePanel();
  const { session } = panel.store.shown.peek();
  switch (column) {
    case 'state':
      return <State tone={HANDSHAKE_TONES[row.state]} text={handshakeLabel(row.state)} />;
    case 'agent':
      return (
        <span class="with-tags">
          <span>{documentName(session, row.agent)}</span>
          {row.ours ? <span class="tag tag-ours">{t('ours')}</span> : null}
        </span>
      );
    case 'protocol':
      return row.definition === null ? (
        <span class="faint">{t('Unrecognised')}</span>
      ) : (
        session.matcher.name(row.definition)
      );
    case 'reason':
      return (
        <span class="code">{hideInText(session, row.reason ?? '–', panel.revealed.value)}</span>
      );
    case 'latency':
      return <span class="number">{row.latency === null ? '–' : formatDuration(row.latency)}</span>;
    case 'life': {
      const token = row.newToken === null ? undefined : session.tokens.get(row.newToken);
      return token === undefined ? <span class="number">–</span> : <Countdown token={token} />;
    }
    case 'time':
      return <span class="number">{formatTime(row.at)}</span>;
    default:
      return null;
  }
}
