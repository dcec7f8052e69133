import type { DocumentId } from '@/lib/log/event';
import type { Document, Session } from '@/lib/log/session';
import { callsThatBrought } from './calls';
import { createDraft, isOpen, type Draft } from './draft';
import type { Holding } from './holdings';
import { parseUrl } from './parties';
import type { RequestIndex } from './request-index';
import { urlTokens } from './url-tokens';

/** A frame that is taken away and made anew comes back within this time (ms). */
const MADE_ANEW = 10_000;

type Holdings = ReadonlyMap<DocumentId, readonly Holding[]>;

/**
 * A refresh by reload: the frame comes again, and its address holds another token than before (or an
 * expired one once more). Joins the request or the endpoint call that led to it, where one was seen.
 */
export function joinReloads(
  session: Session,
  asked: readonly Draft[],
  calls: readonly Draft[],
  holdings: Holdings,
  requests: RequestIndex,
): Draft[] {
  const more: Draft[] = [];
  for (const { document, old, holding, former } of findReloads(session, holdings, requests)) {
    const call = calls.find((draft) => draft.newToken === holding.token);
    const request = asked.findLast(
      (draft) =>
        draft.agent === former && isOpen(draft) && isBetween(holding.at, draft.at, MADE_ANEW),
    );
    const draft = request ?? call;
    if (draft === undefined) {
      more.push(reload(session, requests, document, old, holding));
    } else if (draft.reloadedAt === null) {
      draft.reloadedAt = holding.at;
      draft.newToken = holding.token;
      draft.carriedToken ??= old.token;
      if (draft !== call) continue;
      draft.agent = document.documentId;
      draft.host = document.parent;
    }
  }
  return more;
}

interface Reload {
  readonly document: Document;
  readonly former: DocumentId;
  readonly old: Holding;
  readonly holding: Holding;
}

function findReloads(
  session: Session,
  holdings: Holdings,
  requests: RequestIndex,
): readonly Reload[] {
  const found: Reload[] = [];
  const earlier = new Map<DocumentId, Document[]>();
  for (const document of session.documents.values()) {
    if (document.parent === null) continue;
    const before = earlier.get(document.parent) ?? [];
    earlier.set(document.parent, [...before.slice(-20), document]);
    const held = (holdings.get(document.documentId) ?? []).filter(isInUrl);
    for (const [index, holding] of held.entries()) {
      const former = index > 0 ? document : formerOf(before, document);
      const past =
        index > 0 ? held.slice(0, index) : (holdings.get(former?.documentId ?? '') ?? []);
      const old = past.findLast((other) => isInUrl(other) && other.place === holding.place);
      if (former && old && isRefresh(session, requests, old, holding))
        found.push({ document, former: former.documentId, old, holding });
    }
  }
  return found;
}

function isInUrl({ messageId }: Holding): boolean {
  return messageId === null;
}

function isBetween(at: number, start: number, most: number): boolean {
  return at >= start && at <= start + most;
}

function reload(
  session: Session,
  requests: RequestIndex,
  document: Document,
  old: Holding,
  holding: Holding,
): Draft {
  const value = session.tokens.get(holding.token)?.value ?? '';
  // A call that had brought the frame this very token before belongs to the reload of then.
  const since = old.token === holding.token ? old.at : -Infinity;
  const calls = callsThatBrought(requests, value, holding.at).filter(({ at }) => at > since);
  const place = urlTokens(session, document).find((token) => token.place === holding.place);
  return createDraft({
    id: calls[0]?.id ?? `reload:${document.documentId}:${holding.token}`,
    definition: place?.definition ?? null,
    agent: document.documentId,
    host: document.parent,
    at: calls[0]?.at ?? holding.at,
    calls,
    carriedToken: old.token,
    newToken: holding.token,
    reloadedAt: holding.at,
  });
}

/** The same token counts too where it had expired, or where a call had just brought it again. */
function isRefresh(
  session: Session,
  requests: RequestIndex,
  old: Holding,
  holding: Holding,
): boolean {
  const token = session.tokens.get(holding.token);
  if (token?.use !== 'access') return false;
  if (old.token !== holding.token) return true;
  if (old.at >= holding.at) return false;
  if (token.expiresAt !== null && token.expiresAt <= holding.at) return true;
  return callsThatBrought(requests, token.value, holding.at).some(({ at }) => at > old.at);
}

/** The same frame's document before this one, or that of the frame in whose place it stands. */
function formerOf(before: readonly Document[], document: Document): Document | undefined {
  return before.findLast(
    (other) =>
      isSamePage(other.url, document.url) &&
      (other.frameId === document.frameId ||
        (other.until !== null &&
          isBetween(document.since, other.until - MADE_ANEW, 2 * MADE_ANEW))),
  );
}

function isSamePage(one: string, other: string): boolean {
  const a = parseUrl(one);
  const b = parseUrl(other);
  return a !== null && b !== null && a.origin === b.origin && a.pathname === b.pathname;
}
