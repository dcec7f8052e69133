import { expect, it } from 'vitest';
import { hotTexts, isHotAddress, isHotItem } from '@/lib/capture/hot';
import { picture } from '@/test/support/picture';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';
const OPAQUE = 'ya29.a0AfH6SMB_long-opaque';

it.each<[string, unknown]>([
  ['a JWT', JWT],
  ['a JWT deep inside', { a: [{ b: `Bearer ${JWT}` }] }],
  ['an opaque token by its name', { access_token: OPAQUE }],
  ['an opaque token below a name', { guestToken: { value: OPAQUE } }],
  ['an opaque value with a life', { value: OPAQUE, expires_at: 1 }],
  ['JSON in text', JSON.stringify({ refresh_token: OPAQUE })],
  ['JSON in JSON', JSON.stringify(JSON.stringify({ refresh_token: OPAQUE }))],
  ['a query in text', `?access_token=${OPAQUE}`],
  ['a map', new Map([['token', OPAQUE]])],
])('takes %s for hot', (_, value) => {
  expect(hotTexts(picture(value).root)).toHaveLength(1);
});

it.each<[string, unknown]>([
  ['a request', { type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' }],
  ['a size message', { type: 'resize', height: 120 }],
  ['text', 'x'.repeat(1_000)],
  ['a number of tokens', { maxTokens: 4096 }],
])('leaves %s cold', (_, value) => {
  expect(hotTexts(picture(value).root)).toEqual([]);
});

it('knows hot addresses and stored items', () => {
  expect(isHotAddress(`https://a.example/embed?access_token=${OPAQUE}`)).toBe(true);
  expect(isHotAddress(`https://a.example/embed/${JWT}`)).toBe(true);
  expect(isHotAddress('https://a.example/embed?theme=dark')).toBe(false);
  expect(isHotItem('refresh_token', OPAQUE)).toBe(true);
  expect(isHotItem('theme', 'dark')).toBe(false);
});
