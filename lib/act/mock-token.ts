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
  const all = new Map<string, unknown>(entriesOf(claims));
  all.set('iat', issued);
  all.set('exp', expiresS);
  all.set('jti', crypto.getRandomValues(new Uint32Array(2)).join(''));
  const header = base64url(JSON.stringify({ alg: 'none', typ: 'JWT' }));
  return { token: `${header}.${base64url(JSON.stringify(Object.fromEntries(all)))}.`, expiresS };
}

function entriesOf(json: string): [string, unknown][] {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
      : [];
  } catch {
    return [];
  }
}

function base64url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
