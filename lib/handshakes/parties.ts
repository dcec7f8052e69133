import { t } from '@/lib/i18n';
import type { DocumentId } from '@/lib/log/event';
import { frameLabel, LABEL } from '@/lib/log/frame-label';
import type { MessageRow, Session } from '@/lib/log/session';
import type { RoleMark } from '@/lib/protocols/mark';
import { urlTokens } from './url-tokens';

/** Frames nest deeper than this only to break us. */
const DEEPEST = 50;

/** Who `sender` is to `receiver`: a frame below it, its host above it, neither, or nobody can tell. */
export type Relation = 'frame' | 'host' | 'self' | 'other' | 'unknown';

export function relation(
  session: Session,
  sender: DocumentId | null,
  receiver: DocumentId,
): Relation {
  if (sender === null) return 'unknown';
  if (sender === receiver) return 'self';
  const above = ancestors(session, sender);
  if (above.ids.includes(receiver)) return 'frame';
  const below = ancestors(session, receiver);
  if (below.ids.includes(sender)) return 'host';
  return above.whole && below.whole ? 'other' : 'unknown';
}

/** The documents above, nearest first; `whole`: the chain is known up to the top. */
export function ancestors(
  session: Session,
  id: DocumentId,
): { readonly ids: readonly DocumentId[]; readonly whole: boolean } {
  const ids: DocumentId[] = [];
  let document = session.documents.get(id);
  while (document?.parent != null && ids.length < DEEPEST) {
    ids.push(document.parent);
    document = session.documents.get(document.parent);
  }
  return { ids, whole: document?.parentFrameId === -1 };
}

/**
 * Does the message go the way that its role must go? Unknown senders are believed. A frame beside the
 * receiver is believed only when it is of the origin of a document above it: some hosts speak from a
 * hidden frame of their own.
 */
export function fits(session: Session, row: MessageRow, role: RoleMark): boolean {
  const way = relation(session, row.sender, row.receiver);
  if (way === 'unknown' || way === role.from) return true;
  if (way !== 'other' || row.sender === null) return false;
  return role.from === 'host'
    ? speaksForHost(session, row.sender, row.receiver)
    : speaksForHost(session, row.receiver, row.sender);
}

function speaksForHost(session: Session, helper: DocumentId, agent: DocumentId): boolean {
  const origin = session.documents.get(helper)?.origin;
  if (origin === undefined || origin === 'null') return false;
  return ancestors(session, agent).ids.some((id) => session.documents.get(id)?.origin === origin);
}

/** The document's parent, where known: who hosts a frame of which nothing else is known. */
export function parentOf(session: Session, id: DocumentId): DocumentId | null {
  return session.documents.get(id)?.parent ?? null;
}

/** The one frame directly in `host` that lived at `at`; `null` where there is none or several. */
export function onlyChild(session: Session, host: DocumentId, at: number): DocumentId | null {
  let found: DocumentId | null = null;
  for (const document of session.documents.values()) {
    if (document.parent !== host || document.since > at) continue;
    if (document.until !== null && document.until < at) continue;
    if (found !== null) return null;
    found = document.documentId;
  }
  return found;
}

/** A document by what a developer knows it by: its host and the last segment of its path, if that is no token. */
export function agentName(session: Session, id: DocumentId | null): string {
  const document = id === null ? undefined : session.documents.get(id);
  if (document === undefined) return t('an unknown frame');
  const url = parseUrl(document.url);
  if (url === null || url.host === '') {
    return frameLabel(document, ['name', 'id']) ?? t('a frame without an address');
  }
  const last = url.pathname.split('/').findLast((segment) => segment !== '') ?? '';
  const isToken = urlTokens(session, document).some(
    ({ value }) => value === last || encodeURIComponent(value.toWellFormed()) === last,
  );
  return last === '' || last.length > LABEL || isToken ? url.host : `${url.host}/${last}`;
}

/** `null` for what is no URL. Never throws. */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
