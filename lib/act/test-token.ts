import { SignJWT, UnsecuredJWT } from 'jose';
import type { DecodedJwt } from '@/lib/tokens/token';
import { lifeSeconds } from './life';
import { isKeyError, readKey } from './key';
import type { GivenKey } from './key';

export interface MintOrder {
  /** The token whose claims are copied. */
  readonly from: DecodedJwt | null;
  /** Claims to set; `undefined` takes a claim away. */
  readonly change?: Readonly<Record<string, unknown>>;
  /** Seconds from now until it expires; negative: it has expired. */
  readonly lifeS: number;
  /** ms since 1970. */
  readonly now: number;
  /** Without one the token is unsigned (`alg: none`). */
  readonly key?: (GivenKey & { readonly alg: string }) | null;
}

/** A fresh token like `from`. Rejects with words when the key can't sign. */
export async function mintToken(order: MintOrder): Promise<string> {
  const claims = renewedClaims(order);
  const key = order.key ?? null;
  if (key === null) return new UnsecuredJWT(claims).encode();
  const usable = await readKey(key, key.alg, 'sign');
  if (isKeyError(usable)) throw new Error(usable.error);
  const kid = order.from?.header['kid'];
  return await new SignJWT(claims)
    .setProtectedHeader({
      alg: key.alg,
      typ: 'JWT',
      ...(typeof kid === 'string' ? { kid } : {}),
    })
    .sign(usable);
}

function renewedClaims({ from, change, lifeS, now }: MintOrder): Record<string, unknown> {
  const expires = Math.floor(now / 1000) + Math.round(lifeS);
  // A token that has expired was issued before that: never "expired before it was issued".
  const issued = lifeS > 0 ? Math.floor(now / 1000) : expires - (lifeSeconds(from) ?? 3600);
  const claims = new Map<string, unknown>(Object.entries(from?.claims ?? { sub: 'test-user' }));
  claims.set('iat', issued);
  claims.set('exp', expires);
  if (claims.has('nbf')) claims.set('nbf', issued);
  if (claims.has('jti') || from === null) claims.set('jti', crypto.randomUUID());
  for (const [name, value] of Object.entries(change ?? {})) {
    if (value === undefined) claims.delete(name);
    else claims.set(name, value);
  }
  return Object.fromEntries(claims);
}
