import { useMemo } from 'preact/hooks';
import type { Finding } from '@/lib/findings/finding';
import { t } from '@/lib/i18n';
import { FINDING_COLUMNS } from '@/lib/view/columns';
import { type FindingRow, isGroup } from '@/lib/view/finding-groups';
import { formatCount, formatTime } from '@/lib/view/format';
import { SEVERITY_TONES, severityLabel, severityPlural } from '@/lib/view/labels';
import { documentName } from '@/lib/view/names';
import { findingText, groupText } from '@/lib/view/row-text';
import { usePanel } from './context';
import { Empty } from './Empty';
import { ListView } from './ListView';
import { State } from './State';

export function FindingList() {
  const { panel } = usePanel();
  const outline = useMemo(() => ({ ...panel.outlines.findings, heading }), [panel]);
  return (
    <ListView
      tab="findings"
      columns={FINDING_COLUMNS}
      list={outline.result}
      outline={outline}
      idOf={(row) => row.id}
      subjectOf={(row) => (isGroup(row) ? null : { tab: 'findings', row })}
      textOf={(row) => (isGroup(row) ? groupText(row) : findingText(row))}
      cell={findingCell}
      empty={<Empty tab="findings" />}
    />
  );
}

function heading(row: FindingRow) {
  if (!isGroup(row)) return null;
  return (
    <>
      {severityPlural(row.group)} <span class="count">{formatCount(row.count)}</span>
    </>
  );
}

function findingCell(column: string, row: FindingRow) {
  return isGroup(row) ? null : <FindingCell key={row.id} column={column} row={row} />;
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
