import type { DocumentId } from '@/lib/log/event';
import type { RequestRow, Session } from '@/lib/log/session';
import { createDraft, deliveredAnswers, type Draft } from './draft';
import { parseUrl } from './parties';
import type { RequestIndex } from './request-index';

/** A host calls its own server no earlier (ms) before the token reaches the frame. */
const CALL_BEFORE = 30_000;
/** Bodies that are read for each handshake, at most. */
const BODIES = 50;
const ASKS_FOR_TOKEN = /token|refresh|auth|session|login|embed/i;
const RENEWS = /token|refresh/i;
const HAS_JWT = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\./;

/**
 * Joins the network's part: calls of a protocol's refresh endpoint, and the host's calls to its own
 * server. Returns a draft for each refresh call that belongs to no handshake yet.
 */
export function joinCalls(
  session: Session,
  drafts: readonly Draft[],
  requests: RequestIndex,
  settings: { readonly unansweredMs: number },
): Draft[] {
  const byToken = new Map<string, Draft>();
  for (const draft of drafts)
    if (draft.newToken !== null && !byToken.has(draft.newToken)) byToken.set(draft.newToken, draft);
  const more: Draft[] = [];
  for (const request of session.requests) {
    if (request.mark?.purpose !== 'refresh') continue;
    const owner =
      request.tokens.map((id) => byToken.get(id)).find((draft) => draft !== undefined) ??
      drafts.findLast((draft) => isDuring(request, draft, settings.unansweredMs));
    if (owner) owner.calls.push(request);
    else if (request.action === null) more.push(aloneCall(request));
  }
  for (const draft of drafts) addHostCalls(session, draft, requests, settings.unansweredMs);
  return [...more, ...failedCalls(session, drafts)];
}

/**
 * A host that renews by itself asks its own server, and nobody hears of it when that fails. Its page
 * must hold a frame with a token, and the call's path must speak of one.
 */
function failedCalls(session: Session, drafts: readonly Draft[]): readonly Draft[] {
  const known = new Set(drafts.flatMap(({ calls }) => calls.map(({ id }) => id)));
  const hosts = hostsOfTokens(session);
  return session.requests
    .filter(
      (request) =>
        request.mark === null &&
        request.action === null &&
        request.kind !== 'document' &&
        request.status >= 400 &&
        request.documentId !== null &&
        hosts.has(request.documentId) &&
        RENEWS.test(parseUrl(request.url)?.pathname ?? '') &&
        !known.has(request.id),
    )
    .map((request) => ({
      ...aloneCall(request),
      agent: hosts.get(request.documentId ?? '') ?? '',
    }));
}

/** Documents whose frame got a token in its address, with that frame. */
function hostsOfTokens(session: Session): ReadonlyMap<DocumentId, DocumentId> {
  const hosts = new Map<DocumentId, DocumentId>();
  for (const token of session.tokens.values()) {
    const sighting =
      token.use === 'access' ? token.sightings.find((each) => each.in === 'url') : null;
    if (sighting?.in !== 'url') continue;
    const host = session.documents.get(sighting.documentId)?.parent;
    if (host != null) hosts.set(host, sighting.documentId);
  }
  return hosts;
}

function isDuring(request: RequestRow, draft: Draft, unansweredMs: number): boolean {
  if (draft.definition !== request.mark?.definition || draft.requests.length === 0) return false;
  return request.at >= draft.at && request.at <= endOf(draft, unansweredMs);
}

function endOf(draft: Draft, unansweredMs: number): number {
  const end = deliveredAnswers(draft)[0] ?? draft.refusals[0];
  return end?.at ?? draft.at + unansweredMs;
}

function aloneCall(request: RequestRow): Draft {
  return createDraft({
    id: request.id,
    definition: request.mark?.definition ?? null,
    agent: '',
    host: request.documentId,
    at: request.at,
    calls: [request],
    newToken: request.status < 400 ? (request.tokens[0] ?? null) : null,
  });
}

/**
 * The host's own server is in no definition. What it was asked between request and answer is known by
 * what it said: the new token, or, where no answer came, another token or a refusal.
 */
function addHostCalls(
  session: Session,
  draft: Draft,
  requests: RequestIndex,
  unansweredMs: number,
): void {
  if (draft.calls.length > 0) return;
  const token = draft.newToken === null ? null : session.tokens.get(draft.newToken);
  const from = draft.requests.length > 0 ? draft.at : draft.at - CALL_BEFORE;
  const until = endOf(draft, unansweredMs);
  const waits = draft.requests.length > 0 && deliveredAnswers(draft).length === 0;
  for (const request of requests.between(from, until, BODIES)) {
    if (!isHosts(session, request, draft)) continue;
    if (
      token
        ? requests.bodyOf(request).includes(token.value)
        : waits && seemsTokenCall(request, requests)
    )
      draft.calls.push(request);
  }
}

/** Calls that carried `value` to the page before `at` (ms since 1970). */
export function callsThatBrought(
  requests: RequestIndex,
  value: string,
  at: number,
): readonly RequestRow[] {
  return requests
    .between(at - CALL_BEFORE, at, BODIES)
    .filter(
      (request) =>
        request.kind !== 'document' &&
        request.action === null &&
        requests.bodyOf(request).includes(value),
    );
}

function isHosts(session: Session, request: RequestRow, draft: Draft): boolean {
  if (request.kind === 'document' || request.action !== null || draft.host === null) return false;
  return request.documentId === null
    ? isOriginOf(session, draft.host, request.url)
    : request.documentId === draft.host;
}

function isOriginOf(session: Session, id: DocumentId, url: string): boolean {
  return session.documents.get(id)?.origin === parseUrl(url)?.origin;
}

function seemsTokenCall(request: RequestRow, requests: RequestIndex): boolean {
  if (request.status !== 0 && request.status < 400) return HAS_JWT.test(requests.bodyOf(request));
  return ASKS_FOR_TOKEN.test(parseUrl(request.url)?.pathname ?? '');
}
