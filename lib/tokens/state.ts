import type { Token, TokenState } from './token';

/** ms before its end from which a token counts as expiring, where the options don't say otherwise. */
export const EXPIRING_MS = 60_000;

/** `now` in ms since 1970. A token that expired is `expired`, even if it is not yet valid as well. */
export function tokenState(
  token: Pick<Token, 'jwt' | 'expiresAt'>,
  now: number,
  expiringMs: number = EXPIRING_MS,
): TokenState {
  const left = remaining(token, now);
  if (left !== null && left <= 0) return 'expired';
  const notBefore = token.jwt?.notBefore ?? null;
  if (notBefore !== null && notBefore > now) return 'not yet valid';
  if (left === null) return 'no expiry';
  return left <= expiringMs ? 'expiring' : 'valid';
}

/** ms until it expires, negative afterwards; `null` where nothing says when. */
export function remaining(token: Pick<Token, 'jwt' | 'expiresAt'>, now: number): number | null {
  const expiresAt = token.jwt?.expiresAt ?? token.expiresAt;
  return expiresAt === null ? null : expiresAt - now;
}
