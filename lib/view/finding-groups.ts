import type { Finding, Severity } from '@/lib/findings/finding';
import type { ListResult } from './list';

/** A heading: so many findings of this severity stand below it. */
export interface FindingGroup {
  readonly id: string;
  readonly group: Severity;
  readonly count: number;
}

export type FindingRow = Finding | FindingGroup;

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

export function isGroup(row: FindingRow): row is FindingGroup {
  return 'group' in row;
}

/** A heading for each severity with its findings below it, in the list's own order. */
export function groupFindings(
  list: ListResult<Finding>,
  mildestFirst: boolean,
): ListResult<FindingRow> {
  const rows = (mildestFirst ? ORDER.toReversed() : ORDER).flatMap((group) => {
    const found = list.rows.filter(({ severity }) => severity === group);
    const { length: count } = found;
    return count === 0 ? [] : [{ id: `group ${group}`, group, count }, ...found];
  });
  return { ...list, rows };
}
