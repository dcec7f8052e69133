import { decodeJwt } from '@/lib/tokens/decode';
import { tokenId } from '@/lib/tokens/mask';
import type { FoundToken, Token, TokenSighting } from '@/lib/tokens/token';
import type { DocumentId } from './event';
import type { Session } from './session';

const KEPT_TOKENS = 2_000;
const KEPT_SIGHTINGS = 200;

/** One more sighting of a token; returns its id. `holder`: the document that has it by this. */
export function addToken(
  session: Session,
  found: FoundToken,
  holder: DocumentId | null,
  sighting: TokenSighting,
): string {
  const id = tokenId(found.value);
  const known = session.tokens.get(id);
  const jwt = known ? known.jwt : decodeJwt(found.value);
  const held = holder !== null && sighting.in !== 'request' ? [holder] : [];
  const others = (known?.holders ?? []).filter((other) => other !== holder || held.length === 0);
  const token: Token = {
    id,
    value: found.value,
    kind: found.kind,
    use: known && found.use === 'access' ? known.use : found.use,
    jwt,
    expiresAt: jwt?.expiresAt ?? found.expiresAt ?? known?.expiresAt ?? null,
    sightings: [...(known?.sightings ?? []), sighting]
      .toSorted((one, other) => one.at - other.at)
      .slice(-KEPT_SIGHTINGS),
    holders: [...held, ...others].slice(0, 20),
  };
  session.tokens.set(id, token);
  const oldest = session.tokens.keys().next();
  if (session.tokens.size > KEPT_TOKENS && !oldest.done) session.tokens.delete(oldest.value);
  return id;
}
