import { describe, expect, it } from 'vitest';
import { createSession, fold } from '@/lib/log/fold';
import type { MessageRow } from '@/lib/log/session';
import { createMatcher } from '@/lib/protocols/match';
import { maskToken, tokenId } from '@/lib/tokens/mask';
import { messageType } from '@/lib/view/message-type';
import { hideInMessage, hideInText } from '@/lib/view/secrets';
import { message } from '../session-file/events';

const NONE: ReadonlySet<string> = new Set();
const EMPTY = createSession(createMatcher([]));

const value = 'rt_9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c/+';

function rowWith(path: string): MessageRow {
  return {
    type: 'message',
    id: 'A:1',
    number: 1,
    at: 0,
    receiver: 'A',
    sender: null,
    origin: '',
    channel: null,
    preview: { root: null, size: 0, exact: true, cut: false },
    ports: [],
    trusted: true,
    early: false,
    action: null,
    rule: null,
    mark: { roles: [], tokens: [{ value, kind: 'opaque', path, use: 'refresh', expiresAt: null }] },
    tokens: ['t1'],
  };
}

it.each([
  ['by its value', '$.token', '$.other', `a ${value} b`, `a ${maskToken(value)} b`],
  [
    'in an address',
    '$.token',
    '$.url',
    `?t=${encodeURIComponent(value)}`,
    `?t=${maskToken(value)}`,
  ],
  ['in a coat, by its place', '$.body.@json.token', '$.body', 'eyJ0b2tlbiI6', maskToken(value)],
  ['and nothing else', '$.token', '$.type', 'ready', 'ready'],
])('hides a token %s', (_, place, path, text, expected) => {
  expect(hideInMessage(EMPTY, rowWith(place), new Set())(text, path)).toBe(expected);
});

it('hides a token in base64, beside a plain one too', () => {
  const hide = hideInMessage(EMPTY, rowWith('$.token'), new Set());
  const coded = Buffer.from(JSON.stringify({ token: value }));
  for (const coat of [coded.toString('base64'), coded.toString('base64url')])
    expect(hide(`${value} ${coat}`)).not.toContain(coat.slice(16, 48));
});

it('takes what is no well-formed text for a token like any other', () => {
  const row = rowWith('$.token');
  const tokens = [
    { value: '\ud800', kind: 'opaque', path: '$.a', use: 'access', expiresAt: null },
  ] as const;
  const hide = hideInMessage(EMPTY, { ...row, mark: { roles: [], tokens } }, new Set());
  expect(hide('a \ud800 b')).toBe(`a ${maskToken('\ud800')} b`);
});

it('shows what was revealed', () => {
  expect(hideInMessage(EMPTY, rowWith('$.token'), new Set(['t1']))(value, '$.token')).toBe(value);
});

describe('a token that was seen once', () => {
  const said = [
    { type: 'token', access_token: value },
    { type: 'ok', credentials: value },
  ];

  function sessionOf(data: readonly unknown[]) {
    const session = createSession(createMatcher([]));
    for (const [index, one] of data.entries()) fold(session, message(one, { id: `A:${index}` }));
    return session;
  }

  function echoOf(session: ReturnType<typeof sessionOf>): MessageRow {
    const row = session.messages.at(-1);
    if (row === undefined) throw new Error('There is no message.');
    return row;
  }

  it('is hidden wherever it stands, also where it has no name', () => {
    const session = sessionOf(said);
    const hide = hideInMessage(session, echoOf(session), NONE);
    const coded = Buffer.from(`..${value}`).toString('base64');
    for (const text of [value, `is ${value}!`, encodeURIComponent(value), coded])
      expect(hide(text, '$.credentials')).toContain(maskToken(value));
    expect(hide(`${value} ${coded}`)).not.toMatch(/9f8a7b|OWY4YTdi/);
    expect(hide('ready', '$.type')).toBe('ready');
    expect(hideInText(session, `why: ${value}`, NONE)).toBe(`why: ${maskToken(value)}`);
  });

  it('is hidden from the moment when it is known', () => {
    const session = sessionOf(said.slice(1));
    const hide = () => hideInMessage(session, echoOf(session), NONE)(value);
    expect(hide()).toBe(value);
    fold(session, message(said[0], { id: 'A:9' }));
    expect(hide()).toBe(maskToken(value));
  });

  it('is shown where it was revealed, and others are not', () => {
    const other = `${value}-other`;
    const session = sessionOf([{ token: other }, ...said]);
    const hide = hideInMessage(session, echoOf(session), new Set([tokenId(value)]));
    expect(hide(`${value} ${other}`)).toBe(`${value} ${maskToken(other)}`);
  });

  it('is hidden in what a message is called, of which no more is read than is shown', () => {
    const session = sessionOf([said[0], `${value} `.repeat(2_000)]);
    const row = echoOf(session);
    const seen: number[] = [];
    const hide = hideInMessage(session, row, NONE);
    const name = messageType(row.preview.root, (text, path, enough) => {
      const clean = hide(text, path, enough);
      seen.push(clean.length);
      return clean;
    });
    expect(name).toBe(`${`${maskToken(value)} `.repeat(20).slice(0, 80)}…`);
    expect(seen[0]).toBeLessThan(100);
  });
});
