import type { Finding } from '@/lib/findings/finding';
import type { Handshake } from '@/lib/handshakes/handshake';
import { t } from '@/lib/i18n';
import type { MessageRow, Session } from '@/lib/log/session';
import type { Token } from '@/lib/tokens/token';
import { messageType } from './message-type';
import { type FrameRow, documentName } from './names';

/** The columns of each list: how they are called, how wide they begin, and what they sort by. */
export interface Column<Row> {
  readonly id: string;
  readonly label: () => string;
  /** px at first. */
  readonly width: number;
  /** Takes what room is left. */
  readonly grows?: boolean;
  /** px that a growing column needs at least. */
  readonly least?: number;
  readonly align?: 'end';
  /** Left out until the user asks for it. */
  readonly spare?: boolean;
  /** In order of importance, 1 first: a narrow list leaves out the others (`1` always stays). */
  readonly rank: number;
  /** `null` sorts last. Absent: the list can't be sorted by it. */
  readonly key?: (row: Row, session: Session) => string | number | null;
}

export const HANDSHAKE_COLUMNS: readonly Column<Handshake>[] = [
  { id: 'state', label: () => t('State'), width: 116, rank: 1, key: (row) => row.state },
  {
    id: 'agent',
    label: () => t('Agent'),
    width: 150,
    least: 112,
    grows: true,
    rank: 2,
    key: (row, session) => documentName(session, row.agent),
  },
  {
    id: 'protocol',
    label: () => t('Protocol'),
    width: 120,
    rank: 5,
    key: (row, session) => (row.definition === null ? null : session.matcher.name(row.definition)),
  },
  {
    id: 'reason',
    label: () => t('Reason'),
    width: 150,
    grows: true,
    rank: 6,
    key: (row) => row.reason,
  },
  {
    id: 'latency',
    label: () => t('Latency'),
    width: 76,
    align: 'end',
    rank: 3,
    key: (row) => row.latency,
  },
  {
    id: 'life',
    label: () => t('New token'),
    width: 100,
    align: 'end',
    rank: 4,
    key: (row, session) =>
      (row.newToken === null ? null : session.tokens.get(row.newToken)?.expiresAt) ?? null,
  },
  { id: 'time', label: () => t('Time'), width: 96, align: 'end', rank: 7, key: (row) => row.at },
];

export const MESSAGE_COLUMNS: readonly Column<MessageRow>[] = [
  { id: 'number', label: () => t('#'), width: 52, align: 'end', rank: 6, key: (row) => row.number },
  { id: 'time', label: () => t('Time'), width: 96, rank: 3, key: (row) => row.at },
  { id: 'direction', label: () => t('Way'), width: 40, rank: 1 },
  {
    id: 'from',
    label: () => t('From'),
    width: 130,
    rank: 5,
    key: (row, session) => documentName(session, row.sender),
  },
  {
    id: 'to',
    label: () => t('To'),
    width: 130,
    rank: 7,
    key: (row, session) => documentName(session, row.receiver),
  },
  {
    id: 'type',
    label: () => t('Type'),
    width: 180,
    grows: true,
    rank: 1,
    key: (row) => messageType(row.preview.root),
  },
  {
    id: 'role',
    label: () => t('Role'),
    width: 96,
    rank: 2,
    key: (row) => row.mark?.roles[0]?.role ?? null,
  },
  {
    id: 'size',
    label: () => t('Size'),
    width: 68,
    align: 'end',
    rank: 4,
    key: (row) => row.preview.size,
  },
  { id: 'channel', label: () => t('Channel'), width: 80, rank: 8, key: (row) => row.channel ?? '' },
  {
    id: 'origin',
    label: () => t('Origin'),
    width: 150,
    spare: true,
    rank: 9,
    key: (row) => row.origin,
  },
];

export const TOKEN_COLUMNS: readonly Column<Token>[] = [
  { id: 'token', label: () => t('Token'), width: 150, grows: true, rank: 1 },
  { id: 'kind', label: () => t('Kind'), width: 64, rank: 6, key: (row) => row.kind },
  { id: 'use', label: () => t('Use'), width: 72, rank: 4, key: (row) => row.use },
  { id: 'state', label: () => t('State'), width: 104, rank: 3, key: (row) => row.expiresAt },
  {
    id: 'remaining',
    label: () => t('Remaining'),
    width: 96,
    align: 'end',
    rank: 2,
    key: (row) => row.expiresAt,
  },
  {
    id: 'holder',
    label: () => t('Held by'),
    width: 140,
    grows: true,
    rank: 5,
    key: (row, session) => documentName(session, row.holders[0] ?? null),
  },
  {
    id: 'how',
    label: () => t('Came in'),
    width: 140,
    grows: true,
    rank: 7,
  },
  {
    id: 'seen',
    label: () => t('Seen'),
    width: 96,
    align: 'end',
    rank: 8,
    key: (row) => row.sightings[0]?.at ?? null,
  },
];

export const FRAME_COLUMNS: readonly Column<FrameRow>[] = [
  { id: 'frame', label: () => t('Frame'), width: 220, least: 170, grows: true, rank: 1 },
  { id: 'origin', label: () => t('Origin'), width: 180, grows: true, rank: 4 },
  { id: 'sandbox', label: () => t('Sandbox'), width: 120, rank: 5 },
  { id: 'tokens', label: () => t('Tokens'), width: 64, align: 'end', rank: 2 },
  { id: 'received', label: () => t('Received'), width: 76, align: 'end', rank: 3 },
  { id: 'sent', label: () => t('Sent'), width: 64, align: 'end', rank: 3 },
  { id: 'since', label: () => t('Since'), width: 96, align: 'end', rank: 6 },
];

const SEVERITY = { error: 0, warning: 1, info: 2 } as const;

export const FINDING_COLUMNS: readonly Column<Finding>[] = [
  {
    id: 'severity',
    label: () => t('Severity'),
    width: 104,
    rank: 1,
    key: (row) => SEVERITY[row.severity],
  },
  {
    id: 'title',
    label: () => t('Finding'),
    width: 300,
    least: 200,
    grows: true,
    rank: 1,
    key: (row) => row.title,
  },
  { id: 'frame', label: () => t('Frame'), width: 140, rank: 4 },
  { id: 'category', label: () => t('Category'), width: 100, rank: 3, key: (row) => row.category },
  { id: 'time', label: () => t('Time'), width: 96, align: 'end', rank: 2, key: (row) => row.at },
];

export function sortRows<Row>(
  rows: readonly Row[],
  key: (row: Row) => string | number | null,
  descending: boolean,
): readonly Row[] {
  const way = descending ? -1 : 1;
  return rows
    .map((row, index) => ({ row, index, key: key(row) }))
    .toSorted((a, b) => {
      if (a.key === b.key) return a.index - b.index;
      if (a.key === null) return 1;
      if (b.key === null) return -1;
      if (typeof a.key === 'string' && typeof b.key === 'string')
        return way * compareTexts(a.key, b.key) || a.index - b.index;
      return way * (a.key < b.key ? -1 : 1);
    })
    .map(({ row }) => row);
}

/** By code units where that decides alike: `localeCompare` on 100,000 rows takes a second. */
function compareTexts(a: string, b: string): number {
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
}
