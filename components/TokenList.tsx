import { TOKEN_COLUMNS } from '@/lib/view/columns';
import { formatTime } from '@/lib/view/format';
import { kindLabel, sightingLabel, usageLabel } from '@/lib/view/labels';
import { documentName } from '@/lib/view/names';
import { tokenText } from '@/lib/view/row-text';
import type { Token } from '@/lib/tokens/token';
import { usePanel } from './context';
import { Countdown, TokenStateMark } from './Countdown';
import { Empty } from './Empty';
import { ListView } from './ListView';
import { TokenText } from './TokenText';

export function TokenList() {
  const { panel } = usePanel();
  const session = () => panel.store.shown.value.session;
  return (
    <ListView
      tab="tokens"
      columns={TOKEN_COLUMNS}
      list={panel.lists.tokens.result}
      idOf={(row) => row.id}
      subjectOf={(row) => ({ tab: 'tokens', row })}
      textOf={(row) => tokenText(row, session(), panel.store.now())}
      cell={tokenCell}
      follows
      empty={<Empty tab="tokens" />}
    />
  );
}

function tokenCell(column: string, row: Token) {
  return <TokenCell key={row.id} column={column} row={row} />;
}

function TokenCell({ column, row }: { readonly column: string; readonly row: Token }) {
  const { session } = usePanel().panel.store.shown.peek();
  const [first] = row.sightings;
  switch (column) {
    case 'token':
      return <TokenText token={row} />;
    case 'kind':
      return kindLabel(row.kind);
    case 'use':
      return usageLabel(row.use);
    case 'state':
      return <TokenStateMark token={row} />;
    case 'remaining':
      return <Countdown token={row} />;
    case 'holder':
      return row.holders.length === 0 ? '–' : documentName(session, row.holders[0] ?? null);
    case 'how':
      return <span class="code">{first === undefined ? '–' : sightingLabel(first)}</span>;
    case 'seen':
      return <span class="number">{first === undefined ? '–' : formatTime(first.at)}</span>;
    default:
      return null;
  }
}
