import type { Session } from '@/lib/log/session';
import { joinCalls } from './calls';
import { finish } from './finish';
import type { Handshake } from './handshake';
import { findHoldings } from './holdings';
import { joinMessages } from './join';
import { joinReloads } from './reloads';
import { createRequestIndex } from './request-index';
import { joinUnknown } from './unknown-drafts';

export interface PairSettings {
  /** ms after which a request counts as unanswered; an answer later than that is a late one. */
  readonly unansweredMs: number;
}

/**
 * Every refresh of the session, oldest first, from whatever was seen of it: messages, calls of the
 * refresh endpoint, reloads of a frame with a new token in its address. `now` in ms since 1970.
 *
 * Two requests of one frame are one asking while the first is open and not older than
 * `unansweredMs`; a host that never answers so gives a handshake for each such span, with all its
 * requests. Costs grow with what `session` keeps, which is bounded.
 */
export function pairHandshakes(session: Session, now: number, settings: PairSettings): Handshake[] {
  const requests = createRequestIndex(session);
  const holdings = findHoldings(session);
  const drafts = joinMessages(session, settings);
  const asked = [...drafts, ...joinUnknown(session, { drafts, holdings, requests, now })];
  const calls = joinCalls(session, asked, requests, settings);
  const reloads = joinReloads(session, asked, calls, holdings, requests);
  const context = { session, requests, holdings, now, settings };
  return [...asked, ...calls, ...reloads]
    .map((draft) => finish(draft, context))
    .toSorted((a, b) => a.at - b.at);
}
