import type { DecodedJwt } from '@/lib/tokens/token';

/** Seconds from `iat` to `exp`; `null` where a token doesn't say. */
export function lifeSeconds(jwt: DecodedJwt | null): number | null {
  if (jwt === null || jwt.issuedAt === null || jwt.expiresAt === null) return null;
  const life = Math.round((jwt.expiresAt - jwt.issuedAt) / 1000);
  return life > 0 ? life : null;
}
