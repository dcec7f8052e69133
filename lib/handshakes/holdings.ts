import type { DocumentId } from '@/lib/log/event';
import type { MessageRow, Session } from '@/lib/log/session';
import type { TokenSighting } from '@/lib/tokens/token';
import { wasHeard } from './draft';
import { fits } from './parties';
import { urlTokens } from './url-tokens';

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
  /** The protocols that it came by. */
  readonly definitions: readonly string[];
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
        definitions: definitionsOf(session, sighting),
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

/** Tokens of a document that are looked at for the one that it held. */
const LOOK_BACK = 50;

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
  const held = holdings.get(wish.documentId) ?? [];
  const isAccess = ({ token }: Holding) => session.tokens.get(token)?.use === 'access';
  let best: Holding | null = null;
  for (let index = held.length - 1, steps = 0; index >= 0 && steps < LOOK_BACK; index--) {
    const holding = held[index];
    if (holding === undefined || holding.at > wish.at) continue;
    if (holding.messageId !== null && wish.except.includes(holding.messageId)) continue;
    steps++;
    const isOfProtocol = wish.definition !== null && holding.definitions.includes(wish.definition);
    if (isOfProtocol && isAccess(holding)) return holding;
    if (best === null || (!isAccess(best) && isAccess(holding))) best = holding;
    if (wish.definition === null && isAccess(best)) break;
  }
  return best;
}

/** The protocols in whose words, or at whose place, a token came. */
function definitionsOf(session: Session, sighting: TokenSighting): readonly string[] {
  if (sighting.in === 'message') {
    const roles = session.messageById.get(sighting.messageId)?.mark?.roles ?? [];
    return roles.map(({ definition }) => definition);
  }
  const document = sighting.in === 'url' ? session.documents.get(sighting.documentId) : undefined;
  if (sighting.in !== 'url' || document === undefined) return [];
  return urlTokens(session, document)
    .filter(({ place }) => place === sighting.place)
    .map(({ definition }) => definition)
    .filter((definition) => definition !== null);
}
