import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/protocols/catalogue';
import type { Definition } from '@/lib/protocols/definition';
import { createMatcher } from '@/lib/protocols/match';
import { nearMiss } from '@/lib/protocols/near-miss';
import { jsonNode } from '@/lib/tokens/json-node';
import { arbitraryNode } from '../tokens/arbitrary-node';
import { sampleJwt } from '../tokens/sample-tokens';
import { request } from './requests';

const jwt = sampleJwt();
const matcher = createMatcher(catalogue());

function define(parts: Partial<Definition>): Definition {
  return { id: 'mine', name: 'Mine', transport: 'window', messages: [], ...parts };
}

describe('messages', () => {
  it('adds tokens found by shape to those of the definition, each once', () => {
    const root = jsonNode({
      type: '[TOKEN_REFRESH_RESPONSE]',
      access_token: jwt,
      refresh_token: 'rt_9fK2mQ7xLr84TzWc',
      expires_in: 60,
    });
    expect(matcher.message(root, false, 1_795_000_000_000)).toMatchObject({
      roles: [{ definition: 'chatzy', tokens: [0] }],
      tokens: [
        { value: jwt, use: 'access', path: '$.access_token', expiresAt: 1_795_000_060_000 },
        { value: 'rt_9fK2mQ7xLr84TzWc', use: 'refresh', path: '$.refresh_token', expiresAt: null },
      ],
    });
  });

  it('marks tokens of no protocol, and nothing where there is nothing', () => {
    expect(matcher.message(jsonNode({ any: jwt }), false)).toMatchObject({ roles: [] });
    expect(matcher.message(jsonNode({ type: 'resize', height: 3 }), false)).toBeNull();
    expect(matcher.message(undefinedNode, false)).toBeNull();
  });

  it('takes no token from a general envelope that does not look like one', () => {
    const root = jsonNode({ requestId: 'a1', data: 'Jane Doe, Berlin' });
    expect(matcher.message(root, false)?.tokens).toEqual([]);
  });

  it('lets an access token’s own claims say that it is a refresh token', () => {
    const refresh = sampleJwt({ token_type: 'refresh' });
    const root = jsonNode({ type: '[TOKEN_REFRESH_RESPONSE]', access_token: refresh });
    expect(matcher.message(root, false)?.tokens).toMatchObject([{ use: 'refresh' }]);
  });

  it('compares literals of every kind, and reads any of several matches', () => {
    const mine = createMatcher([
      define({
        messages: [
          {
            role: 'request',
            from: 'frame',
            match: [{ code: 7 }, { on: true, 'a.0': null }, { name: { $regex: '^need-[a-z]+$' } }],
          },
        ],
      }),
    ]);
    const roles = (value: unknown) => mine.message(jsonNode(value), false)?.roles.length ?? 0;
    expect([{ code: 7 }, { on: true, a: [null] }, { name: 'need-token' }].map(roles)).toEqual([
      1, 1, 1,
    ]);
    expect([{ code: '7' }, { on: true, a: [] }, { name: 'need-1' }].map(roles)).toEqual([0, 0, 0]);
  });

  it('keeps the order of definitions', () => {
    const rule = { role: 'push', from: 'host', match: { type: 'x' } } as const;
    const two = createMatcher([
      define({ id: 'b', messages: [rule] }),
      define({ id: 'a', messages: [rule] }),
    ]);
    const mark = two.message(jsonNode({ type: 'x' }), false);
    expect(mark?.roles.map((role) => role.definition)).toEqual(['b', 'a']);
    expect([two.name('a'), two.name('gone')]).toEqual(['Mine', 'gone']);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(arbitraryNode(jwt), fc.boolean(), (node, port) => {
        const mark = matcher.message(node, port, 1_795_000_000_000);
        const indexes = mark?.roles.flatMap((role) => role.tokens) ?? [];
        expect(indexes.every((index) => mark?.tokens[index] !== undefined)).toBe(true);
        nearMiss(node, catalogue());
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (url) => {
        expect(Array.isArray(matcher.url(url))).toBe(true);
        matcher.request(request(url, 200, {}));
      }),
    );
  });
});

const undefinedNode = { type: 'undefined' } as const;

describe('addresses and endpoints', () => {
  it('says whose place a first token stands in', () => {
    const found = (url: string) =>
      matcher.url(url).map((token) => [token.place, token.definition, token.use]);
    expect(found(`https://m.example/embed/dashboard/${jwt}`)).toEqual([
      ['path 3', 'metabase-guest', 'access'],
    ]);
    expect(found('https://l.example/login/embed/x?embed_authentication_token=auth_1')).toEqual([
      ['query embed_authentication_token', 'looker-cookieless', 'access'],
    ]);
    expect(found(`https://x.example/?mine=${jwt}`)).toEqual([['query mine', null, 'access']]);
    expect(found('https://x.example/?refresh_token=rt_9fK2mQ7xLr84TzWc')).toEqual([
      ['query refresh_token', null, 'refresh'],
    ]);
  });

  it('keeps to the origins that a definition names', () => {
    const mine = createMatcher([
      define({
        origins: ['https://a.example'],
        firstToken: [{ in: 'query', name: 'k' }],
        endpoints: [{ id: 'r', purpose: 'refresh', method: 'post', path: '/v1/*/token' }],
      }),
    ]);
    expect(mine.url('https://a.example/?k=1')).toHaveLength(1);
    expect(mine.url('https://b.example/?k=1')).toHaveLength(0);
    expect(mine.request(request('https://a.example/base/v1/me/token/', 200, {}))).not.toBeNull();
    expect(mine.request(request('https://b.example/v1/me/token', 200, {}))).toBeNull();
    expect(mine.request(request('https://a.example/v1/token', 200, {}))).toBeNull();
  });
});

describe('near misses', () => {
  it.each([
    [{ type: 'TOKEN_REFRESH_RESPONSE', access_token: jwt }, 'answer', 'type'],
    [{ type: '[token_refresh_response]', access_token: jwt }, 'answer', 'type'],
    [{ type: '[TOKEN_REFRESH_RESPONCE]', access_token: jwt }, 'answer', 'type'],
    [{ type: '[TOKEN_REFERSH]' }, 'request', 'type'],
    [{ type: '[TOKEN_REFRESH_RESPONSE]', token: jwt }, 'answer', '$.token'],
    [
      { type: '[TOKEN_REFRESH_RESPONSE]', data: { access_token: jwt } },
      'answer',
      '$.data.access_token',
    ],
  ])('%j', (value, role, path) => {
    expect(nearMiss(jsonNode(value), catalogue())).toMatchObject({
      definition: 'chatzy',
      role,
      path,
    });
  });

  it.each([
    [{ type: '[TOKEN_REFRESH]' }],
    [{ type: '[TOKEN_REFRESH_RESPONSE]', access_token: jwt }],
    [{ type: '[TOKEN_REVOKED]' }],
    [{ type: 'initialized', channelId: 4 }],
    [{ msg: 'luigi.init.ok' }],
    ['text'],
  ])('%j is none', (value) => {
    expect(nearMiss(jsonNode(value), catalogue())).toBeNull();
  });
});
