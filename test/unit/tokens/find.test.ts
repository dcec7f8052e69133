import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTokens } from '@/lib/tokens/find';
import { jsonNode } from '@/lib/tokens/json-node';
import type { Node } from '@/lib/capture/node';
import { arbitraryNode } from './arbitrary-node';
import { sampleJwt } from './sample-tokens';

const AT = 1_795_000_000_000;
const jwt = sampleJwt();
const refresh = sampleJwt({ token_type: 'refresh', exp: 1_795_322_631 });
const opaque = 'api_9fK2mQ7xLr84TzWc';

function find(value: unknown) {
  return findTokens(jsonNode(value), AT);
}

describe('JWTs in coats', () => {
  const base64 = (value: unknown): string =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64');
  it.each([
    ['bare', jwt, '$'],
    ['in a field of any name', { data: { x: jwt } }, '$.data.x'],
    ['in an array', { args: [true, jwt] }, '$.args.1'],
    ['behind a key with a dot', { 'a.b': jwt }, '$["a.b"]'],
    ['after Bearer', { authorization: `Bearer ${jwt}` }, '$.authorization'],
    ['with a prefix of base64 characters', { t: `jwt_${jwt}` }, '$.t'],
    ['with prefix and suffix', { t: `v1|${jwt}|2026` }, '$.t'],
    ['in JSON text', { body: JSON.stringify({ token: jwt }) }, '$.body.@json.token'],
    ['in JSON in JSON', JSON.stringify({ b: JSON.stringify({ c: jwt }) }), '$.@json.b.@json.c'],
    ['in base64 of JSON', { s: base64({ token: jwt }) }, '$.s.@base64.@json.token'],
    ['in base64 of itself', { s: base64(jwt) }, '$.s.@base64'],
    ['in a signed request', `c2ln.${base64({ o: { jwt } })}`, '$.@part(.,-1).@base64.@json.o.jwt'],
    ['in an address', { url: `https://a.example/x?jwt=${jwt}` }, '$.url.@query(jwt)'],
    ['in a fragment', `https://a.example/#/cb?id_token=${jwt}`, '$.@fragment(id_token)'],
    ['in a path', { u: `https://a.example/embed/dashboard/${jwt}` }, '$.u'],
    ['in a log line', { line: `refreshed token "${jwt}".` }, '$.line'],
  ])('%s', (_, value, path) => {
    expect(find(value)).toMatchObject([{ value: jwt, kind: 'jwt', path }]);
  });

  it('finds several, each value once', () => {
    const found = find({ access: jwt, again: jwt, idToken: refresh });
    expect(found.map((token) => [token.value, token.use])).toEqual([
      [jwt, 'access'],
      [refresh, 'refresh'],
    ]);
  });

  it('finds one in a Map, an Error and a cut text', () => {
    const nodes: readonly Node[] = [
      { type: 'map', entries: [['token', jwt]], size: 1 },
      { type: 'error', name: 'Error', message: `refused ${jwt}` },
      { type: 'string', value: `{"token":"${jwt}", and on`, length: 9_000_000 },
    ];
    expect(nodes.map((node) => findTokens(node)[0]?.value)).toEqual([jwt, jwt, jwt]);
  });

  it('takes an encrypted one for opaque', () => {
    const header = Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url');
    const jwe = `${header}..aXY.Y2lwaGVy.dGFn`;
    expect(find({ x: `${header}.a2V5.aXY.Y2lwaGVy.dGFn` })).toMatchObject([{ kind: 'opaque' }]);
    expect(find({ access_token: jwe })).toMatchObject([{ value: jwe, kind: 'opaque' }]);
  });
});

describe('opaque tokens', () => {
  it.each([
    [{ access_token: opaque }, 'access'],
    [{ api_token: opaque }, 'access'],
    [{ refreshToken: opaque }, 'refresh'],
    [{ refresh: opaque }, 'refresh'],
    [{ data: { 'session-token': opaque } }, 'access'],
    [{ id_token: opaque }, 'id'],
    [{ token: { value: opaque } }, 'access'],
    [{ Authorization: `Bearer ${opaque}` }, 'access'],
    [{ href: `/cb#access_token=${opaque}` }, 'access'],
    [JSON.stringify({ accessToken: opaque }), 'access'],
  ])('%j', (value, use) => {
    expect(find(value)).toMatchObject([{ value: opaque, kind: 'opaque', use }]);
  });
});

describe('what is no token', () => {
  const hash = 'd41d8cd98f00b204e9800998ecf8427e';
  it.each([
    [{ image: Buffer.from('a picture, many bytes of it, not a token').toString('base64') }],
    [{ config: Buffer.from(JSON.stringify({ theme: 'dark', size: 12 })).toString('base64') }],
    [{ hash, etag: `W/"${hash}"`, sha: hash.repeat(2) }],
    [{ token: hash }],
    [{ token: '0e0355a3-3b37-48cc-afc4-af760b98a656', id: '0e0355a3-3b37-48cc-afc4-af760b98a656' }],
    [{ version: '10.11.12-beta.20261122', token: '10.11.12-beta.20261122' }],
    [{ timestamp: 1_795_318_928_411, token: '1795318928411123456' }],
    [{ maxTokens: 4096, totalToken: opaque, nextPageToken: opaque, csrfToken: opaque }],
    [{ token: 'TOKEN_REFRESH_REQUESTED' }],
    [{ token: 'brand.color.primary' }],
    [{ access_token: 'undefined', refresh_token: '' }],
    [{ access_token: 'please sign in to get a token' }],
    [{ eyes: 'they eye ewes. everywhere. anyway.' }],
    [{ json: '{"eyJ": "not a token", "token": 12}' }],
    ['eyJhbGciOiJIUzI1NiJ9.bm90IGpzb24.c2ln'],
  ])('%j', (value) => {
    expect(find(value)).toEqual([]);
  });
});

describe('expiry beside a token', () => {
  it.each([
    [{ expires_in: 3600 }, AT + 3_600_000],
    [{ expires_in: '3600' }, AT + 3_600_000],
    [{ expiresInMs: 5000 }, AT + 5000],
    [{ ttl: 30 }, AT + 30_000],
    [{ access_token_ttl: 1_795_318_928_411 }, 1_795_318_928_411],
    [{ expires_at: 1_795_318_928_411 }, 1_795_318_928_411],
    [{ expires_at: 1_795_318_928 }, 1_795_318_928_000],
    [{ exp: 1_795_318_928 }, 1_795_318_928_000],
    [{ expiresOn: '2026-11-22T04:22:08Z' }, Date.UTC(2026, 10, 22, 4, 22, 8)],
    [{ accessTokenExpirationDate: 1_795_322_631_041, ttl: 5 }, 1_795_322_631_041],
    [{ timestamp: 1_795_318_928_411, maxTokens: 30 }, null],
    [{ secondsBeforeTokenExpirationToEmitReminder: 60 }, null],
    [{ expires_at: true, exp: 'soon' }, null],
  ])('%j', (fields, expiresAt) => {
    expect(find({ access_token: opaque, ...fields })[0]?.expiresAt).toBe(expiresAt);
  });

  it('is not a refresh token’s unless it says so', () => {
    const fields = { refresh_token: opaque, expires_in: 60 };
    expect(find(fields)[0]?.expiresAt).toBeNull();
    expect(find({ ...fields, refresh_expires_in: 90 })[0]?.expiresAt).toBe(AT + 90_000);
  });

  it('needs the time of the message to count from', () => {
    const root = jsonNode({ access_token: opaque, expires_in: 60 });
    expect(findTokens(root)[0]?.expiresAt).toBeNull();
  });
});

describe('on hostile input', () => {
  it('never throws, and what it finds is there', () => {
    fc.assert(
      fc.property(arbitraryNode(jwt), (node) => {
        for (const token of findTokens(node, AT)) expect(token.path.startsWith('$')).toBe(true);
      }),
    );
  });

  it.each([
    ['a flood of headers', 'eyJhbGciOiJIUzI1NiJ9.x.'.repeat(50_000)],
    ['one long run', 'ey'.repeat(1_000_000)],
    ['many brackets', '['.repeat(200_000)],
    ['quotes in quotes', JSON.stringify(JSON.stringify(JSON.stringify('token'.repeat(9999))))],
  ])('ends: %s', (_, text) => {
    expect(find({ access_token: text, other: [text, text] })).toEqual([]);
  });

  it('takes __proto__ for a name like any other', () => {
    const value: unknown = JSON.parse(`{"__proto__": {"constructor": "${jwt}"}}`);
    expect(find(value)).toMatchObject([{ path: '$.__proto__.constructor' }]);
  });
});
