import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEvent } from '@/lib/log/event';
import { openSession } from '@/lib/session-file/open';
import { saveSession, type SaveOptions } from '@/lib/session-file/save';
import { document, fromNode, jwt, message, request } from './events';
import { tracesOf } from './traces';

const TOKEN = jwt({ sub: 'user-1', exp: 1_900_000_000, iat: 1_800_000_000 });
const OPAQUE = 'api_9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const options: SaveOptions = {
  tokens: 'masked',
  claims: 'kept',
  about: {
    savedAt: 1,
    savedBy: 'Ada',
    page: 'https://host.example/',
    browser: 'Chromium 156',
    extension: '0.1.0',
    note: '',
  },
};

function save(events: readonly LogEvent[], change: Partial<SaveOptions> = {}): string {
  return saveSession(events, { ...options, ...change });
}

const NO_ELEMENT = { src: '', name: '', id: '', sandbox: null, shadow: false };

const places: readonly (readonly [string, (token: string) => LogEvent])[] = [
  ['a field', (token) => message({ access_token: token })],
  ['a text in a field of any name', (token) => message({ x: `prefix ${token} suffix` })],
  ['a key', (token) => message({ [token]: 1 })],
  ['JSON in JSON', (token) => message({ b: JSON.stringify({ c: JSON.stringify({ token }) }) })],
  [
    'JSON with unicode escapes',
    (token) => message(`{"t":"\\u00${hex(token[0])}${token.slice(1)}"}`),
  ],
  ['base64 of JSON', (token) => message({ s: base64(JSON.stringify({ token })) })],
  ['base64 behind a path', (token) => message(`/a/${base64(token)}/b`)],
  ['base64 in base64', (token) => message(base64(`..${base64(`.${token}`)}`))],
  ['an address', (token) => document({ url: `https://a.example/?access_token=${token}#x` })],
  ['an escaped address', (token) => document({ url: `https://a.example/?u=${twice(token)}` })],
  [
    'an element',
    (token) =>
      document({
        element: { src: `/?t=${token}`, name: token, id: '', sandbox: null, shadow: false },
      }),
  ],
  [
    'a request header',
    (token) => request({ requestHeaders: [{ name: 'Authorization', value: `Bearer ${token}` }] }),
  ],
  [
    'a cookie',
    (token) => request({ responseHeaders: [{ name: 'Set-Cookie', value: `s=${token}; Path=/` }] }),
  ],
  ['a form', (token) => request({ requestBody: `a=1&refresh_token=${encodeURIComponent(token)}` })],
  [
    'an answer',
    (token) => request({ responseBody: JSON.stringify({ data: { access_token: token } }) }),
  ],
  [
    'storage',
    (token) => ({
      type: 'stored',
      at: 1,
      documentId: 'agent',
      where: 'cookie',
      key: 'k',
      value: token,
    }),
  ],
  [
    'an action',
    (token) => ({
      type: 'action',
      id: 'a',
      at: 1,
      kind: 'call',
      label: `curl ${token}`,
      speaker: null,
      receiver: null,
      error: token,
    }),
  ],
  [
    'a map, a set, an error',
    (token) =>
      fromNode({
        type: 'map',
        size: 1,
        entries: [
          [token, { type: 'set', size: 1, items: [{ type: 'error', name: 'E', message: token }] }],
        ],
      }),
  ],
  [
    'bytes',
    (token) =>
      fromNode({ type: 'bytes', view: 'Uint8Array', byteLength: 9, head: base64(`x${token}`) }),
  ],
  ['the origin of a forged event', (token) => message(1, { origin: `x${token}`, trusted: false })],
  ['the method of a request', (token) => request({ method: token, mime: `text/${token}` })],
  [
    'JSON in the name of a frame',
    (token) => document({ element: { ...NO_ELEMENT, name: JSON.stringify({ jwt: token }) } }),
  ],
  ['the id of a frame', (token) => document({ element: { ...NO_ELEMENT, id: token } })],
  ['a sandbox', (token) => document({ element: { ...NO_ELEMENT, sandbox: token } })],
  [
    'a cut text',
    (token) => fromNode({ type: 'string', value: `see ${token.slice(0, -3)}`, length: 1e6 }),
  ],
];

describe('a masked file', () => {
  it('holds no head of a token that the end of a long address has cut off', () => {
    const url = `https://a.example/?p=${'x'.repeat(20_000)}&q=${TOKEN.slice(0, -40)}`;
    expect(save([message({ token: TOKEN }), request({ url })])).not.toContain(TOKEN.slice(0, 40));
  });

  it.each(places)('holds no token that stood in %s', (_, event) => {
    for (const token of [TOKEN, OPAQUE]) {
      const text = save([message({ token }), event(token)]);
      for (const trace of tracesOf(token)) expect(text).not.toContain(trace);
      expect(text).not.toContain(token.slice(0, -3));
    }
  });

  it.each(places)('holds no JWT that stood in %s alone', (_, event) => {
    const text = save([event(TOKEN)]);
    for (const trace of tracesOf(TOKEN)) expect(text).not.toContain(trace);
    expect(text).not.toContain(TOKEN.slice(0, -3));
  });

  it('holds no token that only a protocol knew', () => {
    const text = save([message({ ticketText: 'only-letters-here' })], {
      known: ['only-letters-here'],
    });
    expect(text).not.toContain('only-letters-here');
  });

  it('holds no token of any text, in whatever coats it stood', () => {
    const coats = [
      (text: string) => JSON.stringify({ value: text }),
      (text: string) => base64(text),
      (text: string) => encodeURIComponent(text),
      (text: string) => `a ${text} b`,
      (text: string) => `https://x.example/p?q=${encodeURIComponent(text)}`,
    ];
    const token = fc.oneof(
      fc
        .string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' })
        .filter((text) => new Set(text).size > 5),
      fc.string({ minLength: 8, maxLength: 30 }).map((sub) => jwt({ sub })),
    );
    const dressed = fc.array(fc.constantFrom(...coats), { maxLength: 3 });
    fc.assert(
      fc.property(token, dressed, (secret, dress) => {
        const worn = dress.reduce((text, coat) => coat(text), secret);
        const text = save([message({ a: worn })], { known: [secret] });
        for (const trace of tracesOf(secret)) expect(text).not.toContain(trace);
      }),
      { numRuns: 300 },
    );
  });

  it('can be opened where a number was masked', () => {
    const pin = fromNode({
      type: 'object',
      entries: [['pin', { type: 'bigint', value: '1234' }]],
      more: 0,
    });
    const digits = '123456789012345678901234567890';
    const same = fromNode({ type: 'bigint', value: digits }, { id: 'agent:2' });
    const text = save([pin, same, message({ access_token: digits }, { id: 'agent:3' })]);
    expect(text).not.toContain(digits);
    expect(openSession(text)).not.toHaveProperty('error');
  });

  it('shows equal tokens as equal and others as different', () => {
    const other = jwt({ sub: 'user-2' });
    const [first, second, third] = dataOf(
      save([message({ token: TOKEN }), message({ jwt: TOKEN }), message({ token: other })]),
    );
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });

  it('keeps header and claims of a JWT readable, and its signature useless', () => {
    const [standIn = ''] = dataOf(save([message({ token: TOKEN })]));
    const [header = '', claims = '', signature] = standIn.split('.');
    expect(decoded(header)).toMatchObject({ alg: 'HS256', typ: 'JWT', masked: expect.any(String) });
    expect(decoded(claims)).toEqual({ sub: 'user-1', exp: 1_900_000_000, iat: 1_800_000_000 });
    expect(signature).toMatch(/^masked-/);
  });

  it('keeps nothing but the times when claims are dropped', () => {
    const [standIn = ''] = dataOf(save([message({ token: TOKEN })], { claims: 'dropped' }));
    expect(decoded(standIn.split('.')[1] ?? '')).toEqual({
      exp: 1_900_000_000,
      iat: 1_800_000_000,
    });
  });

  it('hides a token in the claims of another, and an unsigned one', () => {
    const inner = jwt({ sub: 'inner' });
    const unsigned = jwt({ sub: 'x', inner }, '');
    const text = save([message({ token: unsigned })]);
    for (const trace of [...tracesOf(unsigned), ...tracesOf(inner)])
      expect(text).not.toContain(trace);
  });

  it('leaves ordinary values as they are', () => {
    const data = {
      type: '[TOKEN_REFRESH]',
      reason: 'TokenExpiredError',
      auth: 'required',
      token_type: 'Bearer',
      n: 1,
      id: '6f0c1d9e-1111-4222-8333-444455556666',
    };
    const text = save([
      message(data),
      document({ url: 'https://a.example/?page=2&sort=%C3%A9t%C3%A9' }),
    ]);
    for (const value of Object.values(data)) expect(text).toContain(String(value));
    expect(text).toContain('sort=%C3%A9t%C3%A9');
  });
});

it('a full file holds the tokens as they were', () => {
  expect(save([message({ token: TOKEN })], { tokens: 'full' })).toContain(TOKEN);
});

function dataOf(text: string): string[] {
  const file: { events: { preview: { root: { entries: [[string, string]] } } }[] } =
    JSON.parse(text);
  return file.events.map((event) => event.preview.root.entries[0][1]);
}

function decoded(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function twice(text: string): string {
  return encodeURIComponent(`https://b.example/?t=${encodeURIComponent(text)}`);
}

function hex(char = ''): string {
  return char.charCodeAt(0).toString(16).padStart(2, '0');
}
