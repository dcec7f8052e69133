import { compactVerify, decodeProtectedHeader, errors, importJWK } from 'jose';
import { t } from '@/lib/i18n';
import { decodeSecret, isJwk, isKeyError, kindProblem, publicPart, readKey } from './key';
import { words } from './words';
import type { GivenKey, UsableKey } from './key';
import { checkUrl } from './url';

/** What the user gives to verify a signature with; for this session only. */
export type VerifyWith =
  | GivenKey
  /** The text of a key set. */
  | { readonly kind: 'jwks'; readonly text: string }
  /** Where a key set lies. It is fetched at a click, by `fetchJson`. */
  | {
      readonly kind: 'jwks-url';
      readonly url: string;
      readonly fetchJson: (url: string) => Promise<unknown>;
    };

export interface Verdict {
  readonly ok: boolean;
  /** A sentence. */
  readonly reason: string;
}

/** More keys than this in a set are not tried. */
const MAX_KEYS = 50;

/** Whether the token's signature is made with that key. Says nothing about its times. Never throws. */
export async function verifyToken(token: string, given: VerifyWith): Promise<Verdict> {
  const header = readHeader(token);
  if ('reason' in header) return { ok: false, reason: header.reason };
  try {
    if (given.kind === 'jwks') return await withSet(token, header, JSON.parse(given.text));
    if (given.kind === 'jwks-url') return await withUrl(token, header, given);
    return await withKey(token, header, given);
  } catch (error) {
    return no(t('The key can’t be used: {{reason}}', { reason: words(error) }));
  }
}

interface Header {
  readonly alg: string;
  readonly kid: string | null;
}

function readHeader(token: string): Header | { readonly reason: string } {
  const parts = token.split('.').length;
  if (parts === 5)
    return { reason: t('The token is encrypted (JWE): only its receiver can open it.') };
  if (parts !== 3) return { reason: t('That is no JWT: it has {{parts}} parts.', { parts }) };
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (typeof alg !== 'string') return { reason: t('The token’s header has no “alg”.') };
    if (alg.toLowerCase() === 'none')
      return { reason: t('The token is unsigned (alg “none”): anybody can make it.') };
    return { alg, kid: typeof kid === 'string' ? kid : null };
  } catch (error) {
    return { reason: t('The token’s header can’t be read: {{reason}}', { reason: words(error) }) };
  }
}

async function withKey(token: string, header: Header, given: GivenKey): Promise<Verdict> {
  const key = await readKey(given, header.alg, 'verify');
  if (isKeyError(key)) return no(key.error);
  const verdict = await check(token, header, key);
  if (verdict.ok || given.kind !== 'secret') return verdict;
  const decoded = decodeSecret(given.text);
  if (decoded === null || !(await check(token, header, decoded)).ok) return verdict;
  return {
    ok: true,
    reason: t('The signature is good ({{alg}}), with the secret decoded from base64.', {
      alg: header.alg,
    }),
  };
}

async function withUrl(
  token: string,
  header: Header,
  given: Extract<VerifyWith, { kind: 'jwks-url' }>,
): Promise<Verdict> {
  const url = checkUrl(given.url);
  if ('error' in url) return no(url.error);
  let set: unknown;
  try {
    set = await given.fetchJson(url.url);
  } catch (error) {
    return no(t('The key set can’t be fetched: {{reason}}', { reason: words(error) }));
  }
  return await withSet(token, header, set);
}

async function withSet(token: string, header: Header, set: unknown): Promise<Verdict> {
  const problem = kindProblem('jwks', header.alg);
  if (problem !== null) return no(problem);
  const keys = keysOf(set);
  if (keys === null) return no(t('That is no key set: it has no list “keys”.'));
  const named = header.kid === null ? keys : keys.filter((key) => key.kid === header.kid);
  if (named.length === 0)
    return no(
      t('None of the set’s {{count}} keys has the token’s kid “{{kid}}”.', {
        count: keys.length,
        kid: header.kid ?? '',
      }),
    );
  let last = no(t('No key of the set fits {{alg}}.', { alg: header.alg }));
  for (const jwk of named.slice(0, MAX_KEYS)) {
    const key = await importJWK(publicPart(jwk), header.alg).catch(() => null);
    if (key === null) continue;
    last = await check(token, header, key);
    if (last.ok) return last;
  }
  return last;
}

function keysOf(set: unknown): (ReturnType<typeof publicPart> & { kty: string })[] | null {
  if (isJwk(set)) return [set];
  if (typeof set !== 'object' || set === null || !('keys' in set) || !Array.isArray(set.keys))
    return null;
  return set.keys.filter(isJwk);
}

async function check(token: string, header: Header, key: UsableKey): Promise<Verdict> {
  try {
    await compactVerify(token, key, { algorithms: [header.alg] });
    return { ok: true, reason: t('The signature is good ({{alg}}).', { alg: header.alg }) };
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed)
      return no(
        t('The signature does not match: it was made with another key, or the token was changed.'),
      );
    return no(
      t('{{alg}} can’t be verified with this key: {{reason}}', {
        alg: header.alg,
        reason: words(error),
      }),
    );
  }
}

function no(reason: string): Verdict {
  return { ok: false, reason };
}
