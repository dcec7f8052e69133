import { decodeJwt } from '@/lib/tokens/decode';
import { tokenId } from '@/lib/tokens/mask';
import type { FoundToken, Token, TokenSighting } from '@/lib/tokens/token';
import type { DocumentId } from './event';
import type { Session } from './session';

const KEPT_TOKENS = 2_000;
const KEPT_SIGHTINGS = 200;
const KEPT_HOLDERS = 20;

/** One more sighting of a token; returns its id. */
export function addToken(session: Session, found: FoundToken, sighting: TokenSighting): string {
  const id = tokenId(found.value);
  const known = session.tokens.get(id);
  const jwt = known ? known.jwt : decodeJwt(found.value);
  const sightings = [...(known?.sightings ?? []), sighting]
    .toSorted((one, other) => one.at - other.at)
    .slice(-KEPT_SIGHTINGS);
  const token: Token = {
    id,
    value: found.value,
    kind: found.kind,
    use: known && found.use === 'access' ? known.use : found.use,
    jwt,
    expiresAt: jwt?.expiresAt ?? found.expiresAt ?? known?.expiresAt ?? null,
    sightings,
    holders: holdersOf(sightings),
  };
  session.tokens.set(id, token);
  const oldest = session.tokens.keys().next();
  if (session.tokens.size > KEPT_TOKENS && !oldest.done) session.tokens.delete(oldest.value);
  return id;
}

/** The documents that it came to, the last one first. */
function holdersOf(sightings: readonly TokenSighting[]): readonly DocumentId[] {
  const holders = new Set<DocumentId>();
  for (const sighting of sightings.toReversed())
    if (sighting.in !== 'request') holders.add(sighting.documentId);
  return [...holders].slice(0, KEPT_HOLDERS);
}
