import type { MessageRow, Session } from '@/lib/log/session';
import { findUnknown, type UnknownInput } from '@/lib/protocols/unknown';
import { createDraft, isOpen, wasHeard, type Draft } from './draft';
import { heldBefore, type Holding } from './holdings';
import { messagesBetween } from './messages-between';
import type { RequestIndex } from './request-index';
import type { DocumentId } from '@/lib/log/event';

/** An answer may come so long (ms) after its request. */
const LATEST_ANSWER = 60_000;
/** Of the messages before a token, as many are looked at. */
const BEFORE = 60;
/** Tokens that came in no known protocol, the newest of them. */
const CANDIDATES = 300;
/** A refused call (ms before) is why a frame asks. */
const REFUSED_BEFORE = 10_000;

interface Known {
  readonly drafts: readonly Draft[];
  readonly holdings: ReadonlyMap<DocumentId, readonly Holding[]>;
  readonly requests: RequestIndex;
}

/** Refreshes in no known protocol, found by their shape. `drafts` are those of known protocols. */
export function joinUnknown(session: Session, known: Known): Draft[] {
  const used = new Set(known.drafts.flatMap(({ answers }) => answers.map(({ id }) => id)));
  const rows = rowsToLookAt(session, used);
  if (rows.length === 0) return [];
  const inputs = rows.map((row) => inputOf(session, row, known));
  return findUnknown(inputs).flatMap((pair) => {
    const answer = session.messageById.get(pair.answer);
    const request = session.messageById.get(pair.request ?? '');
    if (!answer || used.has(answer.id) || isForKnown(answer, known.drafts)) return [];
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

/** Messages that brought a token in no protocol's words, and what was said before them; oldest first. */
function rowsToLookAt(session: Session, used: ReadonlySet<string>): readonly MessageRow[] {
  const candidates = session.marked
    .filter((row) => row.tokens.length > 0 && isUnrecognised(row) && !used.has(row.id))
    .slice(-CANDIDATES);
  if (candidates.length === 0) return [];
  const chosen = new Set<MessageRow>(session.marked.filter(({ tokens }) => tokens.length > 0));
  for (const { at } of candidates)
    for (const row of messagesBetween(session, at - LATEST_ANSWER, at).slice(-BEFORE))
      chosen.add(row);
  return [...chosen].filter(wasHeard).toSorted((a, b) => a.at - b.at);
}

function isUnrecognised(row: MessageRow): boolean {
  return row.mark?.roles.every(({ needsRequest }) => needsRequest) ?? true;
}

function inputOf(session: Session, row: MessageRow, { holdings, requests }: Known): UnknownInput {
  const agent = row.tokens.length > 0 ? row.receiver : row.sender;
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
    mark: row.mark,
    after401: requests
      .usesOf(held?.token ?? null)
      .some(
        ({ at, duration, status }) =>
          status === 401 && at + duration <= row.at && at + duration >= row.at - REFUSED_BEFORE,
      ),
    oldTokenExpiresAt: token?.expiresAt ?? null,
  };
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
