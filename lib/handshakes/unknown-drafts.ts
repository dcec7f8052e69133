import type { DocumentId } from '@/lib/log/event';
import type { MessageRow, Session } from '@/lib/log/session';
import type { Mark } from '@/lib/protocols/mark';
import { findUnknown, type UnknownInput, type UnknownPair } from '@/lib/protocols/unknown';
import { createDraft, isOpen, wasHeard, type Draft } from './draft';
import { heldBefore, type Holding } from './holdings';
import { messagesBetween } from './messages-between';
import type { RequestIndex } from './request-index';

/** An answer may come so long (ms) after its request. */
const LATEST_ANSWER = 60_000;
/** Of the messages before a token, as many are looked at. */
const BEFORE = 40;
/** Tokens that came in no known protocol, the newest of them. */
const CANDIDATES = 100;
/** A refused call (ms before) is why a frame asks. */
const REFUSED_BEFORE = 10_000;

interface Known {
  readonly drafts: readonly Draft[];
  readonly holdings: ReadonlyMap<DocumentId, readonly Holding[]>;
  readonly requests: RequestIndex;
  /** ms since 1970. */
  readonly now: number;
}

/** What was said of each message that brought a token; `null`: no refresh. */
type Verdicts = ReadonlyMap<string, UnknownPair | null>;

/** It depends on what came before alone, so it is said once: judging costs more than all else. */
const verdictsOf = new WeakMap<Session, Verdicts>();
/** Frames report in batches: until so long (ms) after an answer, its request may still come. */
const SETTLED = 5_000;

/** Refreshes in no known protocol, found by their shape. `drafts` are those of known protocols. */
export function joinUnknown(session: Session, known: Known): Draft[] {
  const used = new Set(known.drafts.flatMap(({ answers }) => answers.map(({ id }) => id)));
  const candidates = session.marked
    .filter((row) => row.tokens.length > 0 && isUnrecognised(row) && wasHeard(row))
    .filter((row) => !used.has(row.id))
    .slice(-CANDIDATES);
  const verdicts = judge(session, candidates, known);
  return candidates.flatMap((answer) => {
    const pair = verdicts.get(answer.id);
    if (!pair || isForKnown(answer, known.drafts)) return [];
    const request = session.messageById.get(pair.request ?? '');
    return [
      createDraft({
        id: request?.id ?? answer.id,
        definition: null,
        agent: answer.receiver,
        host: answer.sender ?? request?.receiver ?? null,
        at: request?.at ?? answer.at,
        requests: request ? [request] : [],
        answers: [answer],
        newToken: answer.tokens[pair.token] ?? null,
        evidence: pair.evidence,
      }),
    ];
  });
}

function judge(session: Session, candidates: readonly MessageRow[], known: Known): Verdicts {
  const before = verdictsOf.get(session);
  const settled = new Map(
    candidates.flatMap(({ id }) => {
      const verdict = before?.get(id);
      return verdict === undefined ? [] : [[id, verdict] as const];
    }),
  );
  const fresh = candidates.filter(({ id }) => !settled.has(id));
  const verdicts = new Map([...settled, ...judgeFresh(session, fresh, known)]);
  const late = new Set(fresh.filter(({ at }) => known.now - at <= SETTLED).map(({ id }) => id));
  verdictsOf.set(session, new Map([...verdicts].filter(([id]) => !late.has(id))));
  return verdicts;
}

function judgeFresh(session: Session, fresh: readonly MessageRow[], known: Known): Verdicts {
  const verdicts = new Map<string, UnknownPair | null>();
  if (fresh.length === 0) return verdicts;
  const chosen = new Set<MessageRow>(session.marked.filter(({ tokens }) => tokens.length > 0));
  for (const row of fresh) {
    chosen.add(row);
    for (const earlier of messagesBetween(session, row.at - LATEST_ANSWER, row.at).slice(-BEFORE))
      chosen.add(earlier);
  }
  const isFresh = new Set(fresh.map(({ id }) => id));
  const inputs = [...chosen]
    .filter(wasHeard)
    .toSorted((a, b) => a.at - b.at)
    .map((row) => inputOf(session, row, isFresh.has(row.id), known));
  for (const id of isFresh) verdicts.set(id, null);
  for (const pair of findUnknown(inputs)) verdicts.set(pair.answer, pair);
  return verdicts;
}

function isUnrecognised(row: MessageRow): boolean {
  return row.mark?.roles.every(({ needsRequest }) => needsRequest) ?? true;
}

function inputOf(
  session: Session,
  row: MessageRow,
  isFresh: boolean,
  { holdings, requests }: Known,
): UnknownInput {
  const agent = isFresh ? row.receiver : row.sender;
  const held =
    agent === null
      ? null
      : heldBefore(session, holdings, {
          documentId: agent,
          at: row.at,
          definition: null,
          except: [row.id],
        });
  const token = held && session.tokens.get(held.token);
  return {
    id: row.id,
    at: row.at,
    sender: row.sender,
    receiver: row.receiver,
    channel: row.channel,
    root: row.preview.root,
    mark: isFresh || row.tokens.length === 0 ? row.mark : asJudged(row.mark),
    after401: requests
      .usesOf(held?.token ?? null)
      .some(
        ({ at, duration, status }) =>
          status === 401 && at + duration <= row.at && at + duration >= row.at - REFUSED_BEFORE,
      ),
    oldTokenExpiresAt: token?.expiresAt ?? null,
  };
}

/** A token that was judged before only says what its frame holds. */
function asJudged(mark: Mark | null): Mark | null {
  const role = {
    definition: '',
    role: 'push',
    correlation: null,
    needsRequest: false,
    from: 'host',
    tokens: [],
    reason: null,
  } as const;
  return mark && { ...mark, roles: [role] };
}

/** The frame waits for just that in a known protocol: this is a misspelt answer, not a protocol of its own. */
function isForKnown(answer: MessageRow, drafts: readonly Draft[]): boolean {
  return drafts.some(
    (draft) =>
      draft.agent === answer.receiver &&
      isOpen(draft) &&
      answer.at >= draft.at &&
      answer.at <= draft.at + LATEST_ANSWER,
  );
}
