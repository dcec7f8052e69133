import type { DocumentId } from '@/lib/log/event';
import type { RequestRow, Session } from '@/lib/log/session';
import { deliveredAnswers, isOurs, wasHeard, type Draft } from './draft';
import type { Handshake, HandshakeState } from './handshake';
import { heldBefore, type Holding } from './holdings';
import { parentOf } from './parties';
import type { RequestIndex } from './request-index';
import { urlTokens } from './url-tokens';

/** A refused call is why a frame asks only when it ended shortly (ms) before. */
const REFUSED_BEFORE = 60_000;
/** Clocks of the network panel and of the page differ by some ms. */
const SLACK = 100;

export interface FinishContext {
  readonly session: Session;
  readonly requests: RequestIndex;
  readonly holdings: ReadonlyMap<DocumentId, readonly Holding[]>;
  readonly now: number;
  readonly settings: { readonly unansweredMs: number };
}

/** What a gathered handshake amounts to: its state, its parties and its tokens. */
export function finish(draft: Draft, context: FinishContext): Handshake {
  const { session } = context;
  const { agent, host } = partiesOf(draft, context);
  const whole = { ...draft, agent };
  const [answer] = deliveredAnswers(whole);
  const end = answer ?? draft.refusals.find(wasHeard);
  const cameAt = draft.reloadedAt ?? answer?.at ?? endOfCall(draft);
  const oldToken = oldTokenOf(whole, context);
  const uses = context.requests
    .usesOf(draft.newToken)
    .filter(({ at }) => cameAt !== null && at >= cameAt - SLACK);
  const adopted = uses.find(isGood);
  const first = draft.requests[0];
  const latency = first && end ? end.at - first.at : latencyOfCall(draft);
  return {
    id: draft.id,
    definition: draft.definition,
    state: stateOf(whole, adopted !== undefined, context),
    agent,
    host,
    at: draft.at,
    latency: latency === null ? null : Math.max(0, latency),
    reason: draft.reason,
    requests: ids(draft.requests),
    answers: ids(draft.answers),
    refusals: ids(draft.refusals),
    echoes: ids(draft.echoes),
    calls: ids(draft.calls.toSorted((a, b) => a.at - b.at)),
    oldToken,
    newToken: draft.newToken,
    refusedCall: refusedCall(whole, oldToken, context)?.id ?? null,
    adoptedCall: (adopted ?? uses[0])?.id ?? null,
    evidence: draft.evidence,
    ours:
      [...draft.requests, ...draft.answers, ...draft.refusals].some(isOurs) ||
      draft.calls.some(({ action }) => action !== null) ||
      session.messageById.get(draft.id)?.action != null,
  };
}

function stateOf(draft: Draft, adopted: boolean, context: FinishContext): HandshakeState {
  const isAnswered = deliveredAnswers(draft).length > 0;
  const isPatient = context.now - draft.at <= context.settings.unansweredMs;
  if (draft.reloadedAt !== null) return 'reloaded';
  if (draft.requests.length === 0 && isAnswered) return 'pushed';
  if (isAnswered) return adopted ? 'adopted' : 'answered';
  if (draft.refusals.some(wasHeard)) return 'refused';
  if (draft.requests.length > 0 || draft.answers.length > 0)
    return isPatient ? 'asked' : 'unanswered';
  if (adopted) return 'adopted';
  const last = draft.calls.at(-1);
  if (last && !isGood(last)) return 'failed';
  if (last?.documentId === draft.agent && draft.newToken !== null) return 'answered';
  return isPatient ? 'asked' : 'unanswered';
}

/** Of a call to an endpoint alone: the frame that holds (or will hold) the protocol's token. */
function partiesOf(
  draft: Draft,
  { session, holdings, requests }: FinishContext,
): { readonly agent: DocumentId; readonly host: DocumentId | null } {
  if (draft.agent !== '') return { agent: draft.agent, host: draft.host };
  const user = requests.usesOf(draft.newToken).find(({ documentId }) => documentId !== null);
  const caller = draft.calls[0]?.documentId ?? null;
  const agent =
    user?.documentId ??
    holderOf(draft, session, holdings) ??
    (caller !== null && parentOf(session, caller) !== null ? caller : null) ??
    '';
  const host = draft.host === agent || draft.host === null ? parentOf(session, agent) : draft.host;
  return { agent, host };
}

function holderOf(
  draft: Draft,
  session: Session,
  holdings: FinishContext['holdings'],
): DocumentId | null {
  let found: DocumentId | null = null;
  for (const document of session.documents.values()) {
    if (!holdings.has(document.documentId) || document.since > draft.at) continue;
    if (document.until !== null && document.until < draft.at) continue;
    const places = urlTokens(session, document);
    if (places.some(({ definition }) => definition !== null && definition === draft.definition))
      found = document.documentId;
  }
  return found;
}

function oldTokenOf(draft: Draft, { session, holdings }: FinishContext): string | null {
  if (draft.carriedToken !== null) return draft.carriedToken;
  const held = heldBefore(session, holdings, {
    documentId: draft.agent,
    at: draft.requests.length > 0 ? draft.at : (draft.answers[0]?.at ?? draft.at),
    definition: draft.definition,
    except: ids(draft.answers),
  });
  return held?.token ?? null;
}

/** The call with the old token that was refused (401, 403) and made the frame ask. */
function refusedCall(
  draft: Draft,
  oldToken: string | null,
  { requests }: FinishContext,
): RequestRow | undefined {
  return requests
    .usesOf(oldToken)
    .findLast(
      ({ at, duration, status }) =>
        (status === 401 || status === 403) &&
        at + duration <= draft.at + SLACK &&
        at + duration >= draft.at - REFUSED_BEFORE,
    );
}

function endOfCall(draft: Draft): number | null {
  const call = draft.calls.findLast(isGood);
  return call ? call.at + call.duration : null;
}

/** From the endpoint's call to the moment when the frame had its token. */
function latencyOfCall(draft: Draft): number | null {
  const [call] = draft.calls;
  const [answer] = deliveredAnswers(draft);
  const end = draft.reloadedAt ?? answer?.at ?? null;
  if (call === undefined) return null;
  return end === null ? (draft.requests.length > 0 ? null : call.duration) : end - call.at;
}

function isGood({ status }: RequestRow): boolean {
  return status > 0 && status < 400;
}

function ids(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}
