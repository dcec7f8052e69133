import type { Token } from '@/lib/tokens/token';

/** What a claim of a JWT says, as one comparable text; `null` where it says nothing. */
export function claimText(token: Token | null, claim: string): string | null {
  const claims = token?.jwt?.claims;
  if (claims === undefined || !Object.hasOwn(claims, claim)) return null;
  const value = claims[claim];
  if (typeof value === 'string' || typeof value === 'number') return String(value).slice(0, 200);
  if (!Array.isArray(value)) return null;
  const texts = value.filter((each): each is string => typeof each === 'string');
  return texts.slice(0, 20).toSorted().join(' ').slice(0, 200);
}

/** How long a token lives by its own word, ms; `null` where it doesn't say. */
export function lifeOf(token: Token | null): number | null {
  const issuedAt = token?.jwt?.issuedAt ?? null;
  const expiresAt = token?.jwt?.expiresAt ?? null;
  return issuedAt === null || expiresAt === null ? null : expiresAt - issuedAt;
}

/** ms that the token has left at a moment (negative: expired so long ago); `null`: nothing says when. */
export function leftAt(token: Token | null, at: number): number | null {
  return token?.expiresAt == null ? null : token.expiresAt - at;
}
