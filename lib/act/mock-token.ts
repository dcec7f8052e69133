import { encodeBase64Url, parseObject } from '@/lib/tokens/base64';

/**
 * A test token made at once: the rule engine answers while a message is being delivered, so it
 * can't wait for Web Crypto, and is too small for `jose`. Unsigned, and says so (`alg: none`).
 */
export function mockToken({
  claims,
  life,
  now,
}: {
  /** JSON of an object. */
  readonly claims: string;
  /** Seconds. */
  readonly life: number;
  /** ms since 1970. */
  readonly now: number;
}): { readonly token: string; readonly expiresS: number } {
  const issued = Math.floor(now / 1000);
  const expiresS = issued + life;
  const all = new Map<string, unknown>(Object.entries(parseObject(claims) ?? {}));
  all.set('iat', issued);
  all.set('exp', expiresS);
  all.set('jti', crypto.getRandomValues(new Uint32Array(2)).join(''));
  const header = encodeBase64Url(JSON.stringify({ alg: 'none', typ: 'JWT' }));
  return {
    token: `${header}.${encodeBase64Url(JSON.stringify(Object.fromEntries(all)))}.`,
    expiresS,
  };
}
