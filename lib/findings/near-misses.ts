import { isOurs, wasHeard } from '@/lib/handshakes/draft';
import type { Handshake } from '@/lib/handshakes/handshake';
import { messagesBetween } from '@/lib/handshakes/messages-between';
import { relation } from '@/lib/handshakes/parties';
import type { MessageRow } from '@/lib/log/session';
import type { Definition } from '@/lib/protocols/definition';
import { nearMiss, type NearMiss } from '@/lib/protocols/near-miss';
import type { RuleInput } from './rule';

/** A message that was meant as one of a protocol, and isn't. */
export interface Missed {
  readonly row: MessageRow;
  readonly miss: NearMiss;
  /** The asking that it was meant to answer; `null` for a request that nobody understood. */
  readonly handshake: Handshake | null;
}

/** A misspelt answer comes within this time (ms) of its request. */
const ANSWER_WITHIN = 60_000;
/** Messages that are looked at, for each request, and in all for misspelt requests. */
const MOST_AFTER = 50;
const MOST_REQUESTS = 2_000;

/** Reading a message costs more than looking it up, and findings are made anew with every change. */
const readBefore = new WeakMap<readonly Definition[], WeakMap<MessageRow, NearMiss | null>>();

/** Answers that were nearly right, and requests that were; each with what was meant. */
export function findNearMisses(input: RuleInput): readonly Missed[] {
  return [...missedAnswers(input), ...missedRequests(input)];
}

function missedAnswers(input: RuleInput): readonly Missed[] {
  return input.handshakes.flatMap((handshake) => {
    const isWaiting = handshake.state === 'asked' || handshake.state === 'unanswered';
    if (!isWaiting || handshake.requests.length === 0 || handshake.answers.length > 0) return [];
    const { agent, host, at, definition } = handshake;
    const after = messagesBetween(input.session, at, at + ANSWER_WITHIN)
      .filter((row) => row.receiver === agent && (row.sender === host || row.sender === null))
      .slice(0, MOST_AFTER);
    for (const row of after) {
      const miss = read(row, input);
      if (miss?.definition === definition && miss.role !== 'request')
        return [{ row, miss, handshake }];
    }
    return [];
  });
}

/** Of frames that hold a token: others have nothing to renew. */
function missedRequests(input: RuleInput): readonly Missed[] {
  const { session, look } = input;
  return session.messages.slice(-MOST_REQUESTS).flatMap((row) => {
    if (row.sender === null || !look.holdings.has(row.sender)) return [];
    const miss = read(row, input);
    if (miss?.role !== 'request' || relation(session, row.sender, row.receiver) !== 'frame')
      return [];
    return [{ row, miss, handshake: null }];
  });
}

function read(row: MessageRow, { definitions }: RuleInput): NearMiss | null {
  if (isOurs(row) || !wasHeard(row) || (row.mark?.roles.length ?? 0) > 0) return null;
  const known = readBefore.get(definitions) ?? new WeakMap<MessageRow, NearMiss | null>();
  readBefore.set(definitions, known);
  const before = known.get(row);
  if (before !== undefined) return before;
  const miss = nearMiss(row.preview.root, definitions);
  known.set(row, miss);
  return miss;
}
