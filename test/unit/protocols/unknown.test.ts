import { describe, expect, it } from 'vitest';
import type { Node } from '@/lib/capture/node';
import { catalogue } from '@/lib/protocols/catalogue';
import { draftDefinition } from '@/lib/protocols/draft';
import { createMatcher } from '@/lib/protocols/match';
import { parseDefinition } from '@/lib/protocols/parse-definition';
import { tryDefinition } from '@/lib/protocols/trial';
import { findUnknown, type UnknownInput } from '@/lib/protocols/unknown';
import { jsonNode } from '@/lib/tokens/json-node';
import { sampleJwt } from '../tokens/sample-tokens';

const AT = 1_795_086_340_000;
const matcher = createMatcher(catalogue());
const token = (exp: number, claims = {}): string =>
  sampleJwt({ iss: 'https://a.example', sub: 'user-1', exp, ...claims });
const old = token(1_795_086_400);
const fresh = token(1_795_090_000);
const opaque = 'api_9fK2mQ7xLr84TzWc';

interface Said {
  readonly from: 'host' | 'frame';
  readonly data: unknown;
  readonly channel?: string;
  readonly at?: number;
}

/** A conversation of one frame with its host, a message every 200 ms. */
function conversation(said: readonly Said[], known: Partial<UnknownInput> = {}): UnknownInput[] {
  return said.map(({ from, data, channel, at }, index) => {
    const root = jsonNode(data);
    const other = from === 'host' ? 'frame' : 'host';
    return {
      id: `m${index}`,
      at: AT + (at ?? index * 200),
      sender: channel === undefined ? from : null,
      receiver: other,
      channel: channel ?? null,
      root,
      mark: matcher.message(root, channel !== undefined, AT),
      after401: false,
      oldTokenExpiresAt: null,
      ...known,
    };
  });
}

const corpus = import.meta.glob<readonly Said[]>('./corpus/*.json', {
  eager: true,
  import: 'default',
});

describe('ordinary traffic', () => {
  it.each(Object.entries(corpus))('%s raises no alarm, not even after a 401', (_, said) => {
    expect(findUnknown(conversation(said))).toEqual([]);
    const worst = { after401: true, oldTokenExpiresAt: AT };
    expect(findUnknown(conversation(said, worst))).toEqual([]);
  });

  it('raises none when it is all mixed', () => {
    const said = Object.values(corpus).flat();
    expect(findUnknown(conversation(said))).toEqual([]);
  });
});

interface Exchange {
  readonly name: string;
  readonly request: unknown;
  readonly answer: unknown;
  readonly channel?: string;
}

const exchanges: readonly Exchange[] = [
  {
    name: 'named alike',
    request: { type: 'GET_TOKEN' },
    answer: { type: 'GET_TOKEN_RESULT', token: fresh },
  },
  {
    name: 'joined by an id',
    request: { op: 'getToken', id: 'k3j9x2' },
    answer: { id: 'k3j9x2', ok: true, value: fresh },
  },
  { name: 'by a port', request: { method: 'accessToken' }, answer: { jwt: fresh }, channel: 'p1' },
  {
    name: 'JSON-RPC',
    request: rpc({ method: 'auth/token' }),
    answer: rpc({ result: { access_token: opaque } }),
  },
  { name: 'texts', request: 'need-token', answer: `token:${fresh}` },
  { name: 'a bare token', request: 'need-token', answer: fresh },
  {
    name: 'JSON texts',
    request: '{"event":"token-expired"}',
    answer: JSON.stringify({ event: 'new-token', t: fresh }),
  },
  {
    name: 'an RPC library',
    request: call('getAccessToken'),
    answer: { penpal: 'reply', id: 'q1w2e3', returnValue: fresh },
  },
  {
    name: 'expiry beside',
    request: { type: 'session.token.expired' },
    answer: { token: opaque, expires_in: 60 },
  },
];

function rpc(body: object): unknown {
  return { jsonrpc: '2.0', id: 7, ...body };
}

function call(methodName: string): unknown {
  return { penpal: 'call', id: 'q1w2e3', methodName, args: [] };
}

describe('a refresh in no known protocol', () => {
  it.each(exchanges)('is found: $name', ({ request, answer, channel }) => {
    const by = channel === undefined ? {} : { channel };
    const pairs = findUnknown(
      conversation([
        { from: 'host', data: { hello: 1 } },
        { from: 'frame', data: request, ...by },
        { from: 'host', data: answer, ...by },
        { from: 'frame', data: { ack: true, got: answer } },
      ]),
    );
    expect(pairs).toMatchObject([{ request: 'm1', answer: 'm2', token: 0 }]);
    expect(pairs[0]?.evidence).toContain('It brings a token that this frame did not have');
  });

  it('is found by a refused call, with its evidence in words', () => {
    const messages = conversation(
      [
        { from: 'frame', data: { kind: 'session-problem' } },
        { from: 'host', data: { kind: 'session', access_token: opaque } },
      ],
      { after401: true, oldTokenExpiresAt: AT - 5 },
    );
    expect(findUnknown(messages)).toEqual([
      {
        request: 'm0',
        answer: 'm1',
        token: 0,
        evidence: [
          'It asks in words: session-problem',
          'A call of this frame was refused with 401 just before',
          'The token of this frame had expired',
          'Their names are alike: session-problem, session',
          'It came 200 ms later',
          'It brings a token that this frame did not have',
        ],
      },
    ]);
  });

  it('is found when the renewal comes unasked', () => {
    const push = (jwt: string): Said => ({ from: 'host', data: { type: 'set-token', jwt } });
    expect(findUnknown(conversation([push(old), push(old), push(fresh)]))).toMatchObject([
      { request: null, answer: 'm2' },
    ]);
    const foreign = push(token(1_795_090_000, { sub: 'user-2' }));
    expect(findUnknown(conversation([push(old), foreign]))).toEqual([]);
  });

  it('is not found where a definition knows it, or the answer is too late', () => {
    const known = [
      { from: 'frame', data: { type: '[TOKEN_REFRESH]' } },
      { from: 'host', data: { type: '[TOKEN_REFRESH_RESPONSE]', access_token: fresh } },
    ] as const;
    expect(findUnknown(conversation(known))).toEqual([]);
    const late = [
      { from: 'frame', data: { type: 'GET_TOKEN' }, at: 0 },
      { from: 'host', data: { type: 'GET_TOKEN', token: fresh }, at: 61_000 },
    ] as const;
    expect(findUnknown(conversation(late))).toEqual([]);
  });
});

describe('a draft of what was seen', () => {
  it.each(exchanges)(
    'is valid and matches its own messages: $name',
    ({ request, answer, channel }) => {
      const [asked, said]: readonly Node[] = [jsonNode(request), jsonNode(answer)];
      const port = channel !== undefined;
      const transport = port ? 'port:frame-opened' : 'window';
      const draft = draftDefinition(asked ?? null, said ?? null, { name: 'My agent', transport });
      expect(parseDefinition(draft)).toEqual({ definition: draft });
      for (const secret of [fresh, opaque]) expect(JSON.stringify(draft)).not.toContain(secret);
      const rows = [
        { id: 'a', root: asked ?? null, port },
        { id: 'b', root: said ?? null, port },
      ];
      expect(tryDefinition(draft, rows)).toMatchObject([
        { id: 'a', role: 'request' },
        { id: 'b', role: 'answer', tokens: [expect.any(String)] },
      ]);
    },
  );

  it('holds no token of a text that asks, nor of a field that names', () => {
    const known = ['only-letters-here'];
    const asked = [old, `renew ${old}`, 'renew only-letters-here', { reason: 'only-letters-here' }];
    for (const request of [...asked, { type: 'renew', code: `was ${old}` }]) {
      const draft = draftDefinition(jsonNode(request), fresh, { name: 'Mine', known });
      expect(parseDefinition(draft)).toEqual({ definition: draft });
      expect(JSON.stringify(draft)).not.toMatch(/eyJ|only-letters/);
    }
  });

  it('knows the expiry beside the token, its unit, and the id that joins', () => {
    const draft = draftDefinition(
      jsonNode({ type: 'ask', id: 'abc123' }),
      jsonNode({
        type: 'give',
        re: { requestId: 'abc123' },
        data: { token: opaque, expires_in: 60 },
      }),
      { name: 'Mine' },
    );
    expect(draft.messages).toEqual([
      { role: 'request', from: 'frame', match: { type: 'ask' }, correlation: 'id' },
      {
        role: 'answer',
        from: 'host',
        match: { type: 'give', 'data.token': { $type: 'string' } },
        correlation: 're.requestId',
        tokens: [{ path: 'data.token', expiry: { unit: 'ttl-s', path: 'data.expires_in' } }],
      },
    ]);
  });
});
