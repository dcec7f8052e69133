import { CompactEncrypt, SignJWT, exportJWK, exportPKCS8, exportSPKI, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { mintToken } from '@/lib/act/test-token';
import { verifyToken } from '@/lib/act/verify';
import type { VerifyWith } from '@/lib/act/verify';
import { NOW } from './act-session';

const SECRET = 'a secret that is long enough for anybody';
const rsa = await generateKeyPair('RS256', { extractable: true });
const ec = await generateKeyPair('ES256', { extractable: true });
const ed = await generateKeyPair('EdDSA', { extractable: true });
const privatePem = await exportPKCS8(rsa.privateKey);
const pem = await exportSPKI(rsa.publicKey);
const jwk = await exportJWK(ec.privateKey);
const set = {
  keys: [
    { ...(await exportJWK(rsa.publicKey)), kid: 'rsa' },
    { ...(await exportJWK(ec.publicKey)), kid: 'ec' },
  ],
};

async function signed(alg: string, key: CryptoKey | Uint8Array, kid?: string) {
  return new SignJWT({ sub: 's' })
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .sign(key);
}

const hs = await signed('HS256', new TextEncoder().encode(SECRET));
const rs = await signed('RS256', rsa.privateKey, 'rsa');
const es = await signed('ES256', ec.privateKey, 'ec');
const eddsa = await signed('EdDSA', ed.privateKey);
const binary = await signed('HS256', new Uint8Array([255, 254, 1, 2, 3, 4, 5, 6, 7, 8]));
const jwe = await new CompactEncrypt(new TextEncoder().encode('{}'))
  .setProtectedHeader({ alg: 'dir', enc: 'A128GCM' })
  .encrypt(new Uint8Array(16));
const unsigned = await mintToken({ from: null, lifeS: 60, now: NOW });
const tampered = `${hs.split('.')[0]}.${btoa('{"sub":"other"}').replaceAll('=', '')}.${hs.split('.')[2]}`;

const secret = (text: string): VerifyWith => ({ kind: 'secret', text });
const keySet = (value: unknown): VerifyWith => ({ kind: 'jwks', text: JSON.stringify(value) });
const from = (url: string, fetchJson = async (): Promise<unknown> => set): VerifyWith => ({
  kind: 'jwks-url',
  url,
  fetchJson,
});

const outcomes: readonly (readonly [string, string, VerifyWith, boolean, string])[] = [
  ['the secret', hs, secret(SECRET), true, 'The signature is good (HS256).'],
  ['another secret', hs, secret('x'), false, 'does not match'],
  ['no secret', hs, secret(''), false, 'Give a key first.'],
  ['a secret in base64', binary, secret('//4BAgMEBQYHCA=='), true, 'decoded from base64'],
  ['changed claims', tampered, secret(SECRET), false, 'does not match'],
  ['a secret for a key pair', rs, secret(SECRET), false, 'RS256 uses a key pair'],
  ['a PEM for a secret', hs, { kind: 'pem', text: pem }, false, 'HS256 uses a shared secret'],
  ['the public key as PEM', rs, { kind: 'pem', text: `\n${pem}` }, true, 'good (RS256)'],
  ['no PEM', rs, { kind: 'pem', text: 'hello' }, false, '“BEGIN PUBLIC KEY”'],
  ['a broken PEM', rs, { kind: 'pem', text: '-----BEGIN PUBLIC KEY-----' }, false, 'can’t be read'],
  ['the private JWK', es, { kind: 'jwk', text: JSON.stringify(jwk) }, true, 'good (ES256)'],
  ['a JWK of another curve', eddsa, { kind: 'jwk', text: JSON.stringify(jwk) }, false, 'can’t be'],
  ['no JSON', es, { kind: 'jwk', text: '{' }, false, 'can’t be read'],
  ['no JWK', es, { kind: 'jwk', text: '[]' }, false, 'no “kty”'],
  ['a key set, by kid', es, keySet(set), true, 'good (ES256)'],
  ['a key set without that kid', rs, keySet({ keys: set.keys.slice(1) }), false, 'kid “rsa”'],
  ['a key set with a wrong kid', rs, keySet({ keys: [{ ...set.keys[1], kid: 'rsa' }] }), false, ''],
  ['a public key set for a secret’s token', hs, keySet(set), false, 'No key of the set fits'],
  ['no key set', rs, keySet({ keys: 'x' }), false, 'no list “keys”'],
  ['a fetched key set', rs, from('https://issuer.example/jwks'), true, 'good (RS256)'],
  ['a key set over plain HTTP', rs, from('http://issuer.example/jwks'), false, 'Only https'],
  [
    'a key set that can’t be fetched',
    rs,
    from('http://localhost:1/', () => Promise.reject(new Error('refused'))),
    false,
    'can’t be fetched: refused',
  ],
  ['an unsigned token', unsigned, secret(SECRET), false, 'unsigned'],
  ['an encrypted token', jwe, secret(SECRET), false, 'encrypted (JWE)'],
  ['no token', 'a.b', secret(SECRET), false, 'it has 2 parts'],
  ['a broken header', '%.b.c', secret(SECRET), false, 'can’t be read'],
];

describe('verifyToken', () => {
  it.each(outcomes)('with %s', async (_, token, given, ok, reason) => {
    const verdict = await verifyToken(token, given);
    expect(verdict.ok).toBe(ok);
    expect(verdict.reason).toContain(reason);
  });
});

describe('mintToken', () => {
  it.each([
    ['RS256', { kind: 'pem', text: privatePem }, { kind: 'pem', text: pem }],
    ['ES256', { kind: 'jwk', text: JSON.stringify(jwk) }, keySet({ keys: [jwk] })],
  ] as const)('signs with %s', async (alg, key, verifyWith) => {
    const token = await mintToken({ from: null, lifeS: 60, now: NOW, key: { ...key, alg } });
    expect(await verifyToken(token, verifyWith)).toMatchObject({ ok: true });
  });

  it('refuses a public key in words', async () => {
    const key = { kind: 'pem', text: pem, alg: 'RS256' } as const;
    await expect(mintToken({ from: null, lifeS: 60, now: NOW, key })).rejects.toThrow(
      'To sign, give a private key',
    );
  });
});
