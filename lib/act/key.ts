import { importJWK, importPKCS8, importSPKI, importX509 } from 'jose';
import type { JWK } from 'jose';
import { t } from '@/lib/i18n';
import { words } from './words';

/** A key as the user gives it for this session; it is never stored. */
export interface GivenKey {
  readonly kind: 'secret' | 'pem' | 'jwk';
  readonly text: string;
}

export type UsableKey = CryptoKey | Uint8Array;

export interface KeyError {
  readonly error: string;
}

/** `null`: it fits; else why a key of that kind can't be used with `alg`. */
export function kindProblem(kind: 'secret' | 'pem' | 'jwk' | 'jwks', alg: string): string | null {
  const symmetric = alg.startsWith('HS');
  if (symmetric && kind === 'pem')
    return t('{{alg}} uses a shared secret: a PEM key can’t be used with it.', { alg });
  if (!symmetric && kind === 'secret')
    return t('{{alg}} uses a key pair: a shared secret can’t be used with it.', { alg });
  return null;
}

/** The key for `alg`, to sign with (private) or to verify with (public). Never throws. */
export async function readKey(
  given: GivenKey,
  alg: string,
  use: 'sign' | 'verify',
): Promise<UsableKey | KeyError> {
  const problem = kindProblem(given.kind, alg);
  if (problem !== null) return { error: problem };
  const text = given.kind === 'secret' ? given.text : given.text.trim();
  if (text === '') return { error: t('Give a key first.') };
  try {
    if (given.kind === 'secret') return new TextEncoder().encode(text);
    return given.kind === 'pem' ? await readPem(text, alg, use) : await readJwk(text, alg, use);
  } catch (error) {
    return { error: t('The key can’t be read: {{reason}}', { reason: words(error) }) };
  }
}

/** The bytes of a secret that is given as base64 or base64url; `null` where it isn't. */
export function decodeSecret(text: string): Uint8Array | null {
  const plain = text.trim().replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]{8,}$/.test(plain) || plain.length % 4 === 1) return null;
  return Uint8Array.from(atob(plain), (character) => character.codePointAt(0) ?? 0);
}

export function isKeyError(key: UsableKey | KeyError): key is KeyError {
  return 'error' in key;
}

async function readPem(
  text: string,
  alg: string,
  use: 'sign' | 'verify',
): Promise<UsableKey | KeyError> {
  if (use === 'sign')
    return text.includes('BEGIN PRIVATE KEY')
      ? await importPKCS8(text, alg)
      : { error: t('To sign, give a private key in PKCS#8 (“BEGIN PRIVATE KEY”).') };
  if (text.includes('BEGIN CERTIFICATE')) return await importX509(text, alg);
  if (text.includes('BEGIN PUBLIC KEY')) return await importSPKI(text, alg);
  return {
    error: t('To verify, give a public key (“BEGIN PUBLIC KEY”) or a certificate.'),
  };
}

async function readJwk(
  text: string,
  alg: string,
  use: 'sign' | 'verify',
): Promise<UsableKey | KeyError> {
  const jwk: unknown = JSON.parse(text);
  if (!isJwk(jwk)) return { error: t('That is no JWK: it has no “kty”.') };
  if (use === 'sign' && jwk.kty !== 'oct' && jwk.d === undefined)
    return { error: t('To sign, give a private JWK: this one has no “d”.') };
  const key = await importJWK(use === 'verify' ? publicPart(jwk) : jwk, alg);
  return key;
}

export function isJwk(value: unknown): value is JWK & { kty: string } {
  return (
    typeof value === 'object' && value !== null && 'kty' in value && typeof value.kty === 'string'
  );
}

/** A private JWK can't verify by itself (Web Crypto keys have one use). */
export function publicPart(jwk: JWK): JWK {
  const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...rest } = jwk;
  const { key_ops: _ops, use: _use, ...open } = rest;
  return open;
}
