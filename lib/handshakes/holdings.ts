import type { DocumentId } from '@/lib/log/event';
import type { MessageRow, Session } from '@/lib/log/session';
import type { TokenSighting } from '@/lib/tokens/token';
import { wasHeard } from './draft';
import { fits } from './parties';

/** A token that came to a document: in its address, or in a message to it. */
export interface Holding {
  /** ms since 1970. */
  readonly at: number;
  /** `Token.id`. */
  readonly token: string;
  /** `null`: it came in the address. */
  readonly messageId: string | null;
  /** `UrlToken.place` in the address; empty for a message. */
  readonly place: string;
}

/** What each document was given, oldest first. Refresh tokens are not what a frame is known by. */
export function findHoldings(session: Session): ReadonlyMap<DocumentId, readonly Holding[]> {
  const all = new Map<DocumentId, Holding[]>();
  for (const token of session.tokens.values()) {
    if (token.use === 'refresh') continue;
    for (const sighting of token.sightings) {
      if (sighting.in === 'request' || !wasGiven(session, token.id, sighting)) continue;
      const holding: Holding = {
        at: sighting.at,
        token: token.id,
        messageId: sighting.in === 'message' ? sighting.messageId : null,
        place: sighting.in === 'url' ? sighting.place : '',
      };
      const held = all.get(sighting.documentId);
      if (held === undefined) all.set(sighting.documentId, [holding]);
      else held.push(holding);
    }
  }
  for (const held of all.values()) held.sort((a, b) => a.at - b.at);
  return all;
}

function wasGiven(session: Session, token: string, sighting: TokenSighting): boolean {
  if (sighting.in !== 'message') return true;
  const row = session.messageById.get(sighting.messageId);
  return row !== undefined && wasHeard(row) && !isAsking(row, token) && !isForeign(session, row);
}

/** A request that carries the old token, or an echo, gives its receiver nothing. */
function isAsking(row: MessageRow, token: string): boolean {
  const roles = row.mark?.roles ?? [];
  const index = row.tokens.indexOf(token);
  const own = roles.filter((role) => role.tokens.includes(index) || role.tokens.length === 0);
  return own.length > 0 && own.every(({ role }) => role === 'request' || role === 'echo');
}

/** Said in a protocol's words by somebody who has no part in it. */
function isForeign(session: Session, row: MessageRow): boolean {
  const roles = row.mark?.roles ?? [];
  return roles.length > 0 && !roles.some((role) => fits(session, row, role));
}

export interface HoldingWish {
  readonly documentId: DocumentId;
  /** Held before this moment (ms since 1970), or at it. */
  readonly at: number;
  readonly definition: string | null;
  /** Messages that don't count: they brought the new token. */
  readonly except: readonly string[];
}

/**
 * The token that a document held at a moment: the last one that came by the same protocol, else the
 * last that came at all.
 */
export function heldBefore(
  session: Session,
  holdings: ReadonlyMap<DocumentId, readonly Holding[]>,
  wish: HoldingWish,
): Holding | null {
  const held = (holdings.get(wish.documentId) ?? []).filter(
    ({ at, messageId }) =>
      at <= wish.at && (messageId === null || !wish.except.includes(messageId)),
  );
  const access = held.filter(({ token }) => session.tokens.get(token)?.use === 'access');
  const some = access.length > 0 ? access : held;
  return some.findLast((holding) => isOf(session, holding, wish)) ?? some.at(-1) ?? null;
}

function isOf(session: Session, holding: Holding, wish: HoldingWish): boolean {
  if (wish.definition === null) return false;
  if (holding.messageId === null) {
    const url = session.documents.get(wish.documentId)?.url ?? '';
    return session.matcher
      .url(url)
      .some(({ place, definition }) => place === holding.place && definition === wish.definition);
  }
  const roles = session.messageById.get(holding.messageId)?.mark?.roles ?? [];
  return roles.some(({ definition }) => definition === wish.definition);
}
