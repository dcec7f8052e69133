import type { Finding } from '@/lib/findings/finding';
import type { Handshake } from '@/lib/handshakes/handshake';
import type { MessageRow, Session } from '@/lib/log/session';
import { maskToken } from '@/lib/tokens/mask';
import { remaining, tokenState } from '@/lib/tokens/state';
import type { Token } from '@/lib/tokens/token';
import type { FindingGroup } from './finding-groups';
import { formatCount, formatDuration, formatSize, formatTime } from './format';
import {
  handshakeLabel,
  kindLabel,
  roleLabel,
  severityLabel,
  severityPlural,
  tokenStateLabel,
  usageLabel,
} from './labels';
import { messageType } from './message-type';
import { type FrameRow, documentName } from './names';
import { hideInMessage, hideInText } from './secrets';

/** A row as text for the clipboard: fields with tabs between them, every token masked. */

const NONE: ReadonlySet<string> = new Set();

export function handshakeText(row: Handshake, session: Session): string {
  return [
    handshakeLabel(row.state),
    documentName(session, row.agent),
    row.definition === null ? '' : session.matcher.name(row.definition),
    hideInText(session, row.reason ?? '', NONE),
    row.latency === null ? '' : formatDuration(row.latency),
    formatTime(row.at),
  ].join('\t');
}

export function messageText(row: MessageRow, session: Session): string {
  return [
    `#${row.number}`,
    formatTime(row.at),
    `${documentName(session, row.sender)} → ${documentName(session, row.receiver)}`,
    messageType(row.preview.root, hideInMessage(session, row, NONE)),
    row.mark?.roles.map(({ role }) => roleLabel(role)).join(', ') ?? '',
    formatSize(row.preview.size, row.preview.exact),
  ].join('\t');
}

export function tokenText(row: Token, session: Session, now: number): string {
  const left = remaining(row, now);
  return [
    maskToken(row.value),
    kindLabel(row.kind),
    usageLabel(row.use),
    tokenStateLabel(tokenState(row, now)),
    left === null ? '' : formatDuration(left),
    documentName(session, row.holders[0] ?? null),
  ].join('\t');
}

export function frameText({ document }: FrameRow, session: Session): string {
  const { url, origin, element } = document;
  return [
    hideInText(session, url, NONE),
    origin,
    hideInText(session, element?.sandbox ?? '', NONE),
  ].join('\t');
}

export function findingText(row: Finding): string {
  return [severityLabel(row.severity), row.title, row.mend, formatTime(row.at)].join('\t');
}

export function groupText({ group, count }: FindingGroup): string {
  return [severityPlural(group), formatCount(count)].join('\t');
}
