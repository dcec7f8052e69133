import { expect, it } from 'vitest';
import type { MessageRow } from '@/lib/log/session';
import { maskToken } from '@/lib/tokens/mask';
import { hideInMessage } from '@/lib/view/secrets';

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
  expect(hideInMessage(rowWith(place), new Set())(text, path)).toBe(expected);
});

it('hides a token in base64, beside a plain one too', () => {
  const hide = hideInMessage(rowWith('$.token'), new Set());
  const coded = Buffer.from(JSON.stringify({ token: value }));
  for (const coat of [coded.toString('base64'), coded.toString('base64url')])
    expect(hide(`${value} ${coat}`)).not.toContain(coat.slice(16, 48));
});

it('takes what is no well-formed text for a token like any other', () => {
  const row = rowWith('$.token');
  const tokens = [
    { value: '\ud800', kind: 'opaque', path: '$.a', use: 'access', expiresAt: null },
  ] as const;
  const hide = hideInMessage({ ...row, mark: { roles: [], tokens } }, new Set());
  expect(hide('a \ud800 b')).toBe(`a ${maskToken('\ud800')} b`);
});

it('shows what was revealed', () => {
  expect(hideInMessage(rowWith('$.token'), new Set(['t1']))(value, '$.token')).toBe(value);
});
