import type { Finding } from '@/lib/findings/finding';
import { t } from '@/lib/i18n';
import { FINDING_COLUMNS } from '@/lib/view/columns';
import { formatTime } from '@/lib/view/format';
import { SEVERITY_TONES, severityLabel } from '@/lib/view/labels';
import { documentName } from '@/lib/view/names';
import { findingText } from '@/lib/view/row-text';
import { usePanel } from './context';
import { Empty } from './Empty';
import { ListView } from './ListView';
import { State } from './State';

export function FindingList() {
  const { panel } = usePanel();
  return (
    <ListView
      tab="findings"
      columns={FINDING_COLUMNS}
      list={panel.lists.findings.result}
      idOf={(row) => row.id}
      subjectOf={(row) => ({ tab: 'findings', row })}
      textOf={findingText}
      cell={findingCell}
      empty={<Empty tab="findings" />}
    />
  );
}

function findingCell(column: string, row: Finding) {
  return <FindingCell column={column} row={row} />;
}

function FindingCell({ column, row }: { readonly column: string; readonly row: Finding }) {
  const { session } = usePanel().panel.store.shown.peek();
  switch (column) {
    case 'severity':
      return <State tone={SEVERITY_TONES[row.severity]} text={severityLabel(row.severity)} />;
    case 'title':
      return row.title;
    case 'frame':
      return row.documentId === null ? '–' : documentName(session, row.documentId);
    case 'category':
      return row.category === 'security' ? t('security') : t('correctness');
    case 'time':
      return <span class="number">{formatTime(row.at)}</span>;
    default:
      return null;
  }
}
