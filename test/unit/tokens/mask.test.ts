import { expect, it } from 'vitest';
import { maskToken, tokenId } from '@/lib/tokens/mask';
import { claimMeaning } from '@/lib/tokens/claims';
import { findUrlTokens } from '@/lib/tokens/url';
import { sampleJwt } from './sample-tokens';

const jwt = sampleJwt();

it('masks equal tokens equally, others not, and reveals no more than the kind', () => {
  expect(maskToken(jwt)).toBe(maskToken(jwt));
  expect(maskToken(jwt)).toMatch(/^eyJ…[0-9a-z]{4}$/);
  expect(maskToken('api_9fK2mQ7xLr84TzWc')).toMatch(/^api…[0-9a-z]{4}$/);
  expect(maskToken('short')).toMatch(/^…[0-9a-z]{4}$/);
  expect(maskToken(jwt)).not.toBe(maskToken(`${jwt}x`));
  expect(maskToken(jwt, 'a')).not.toBe(maskToken(jwt, 'b'));
});

it('gives ids that are equal for equal tokens only', () => {
  const ids = new Set(Array.from({ length: 5000 }, (_, index) => tokenId(`token-${index}`)));
  expect(ids.size).toBe(5000);
  expect(tokenId(jwt)).toBe(tokenId(jwt));
  expect(tokenId(jwt, 'salt')).toMatch(/^t[0-9a-z]{10}$/);
});

it('knows registered claims and nothing of a prototype', () => {
  expect(claimMeaning('exp')).toMatch(/Expires at/);
  expect([claimMeaning('chatbot_id'), claimMeaning('constructor')]).toEqual([null, null]);
});

it.each([
  [`https://a.example/?access_token=${jwt}`, 'query access_token', '$.@query(access_token)'],
  [`https://a.example/#id_token=${jwt}&x=1`, 'fragment id_token', '$.@fragment(id_token)'],
  [`https://a.example/#${jwt}`, 'fragment', '$.@fragment()'],
  [`https://a.example/embed/dashboard/${jwt}?x`, 'path 3', '$'],
])('finds the token in %s', (url, place, path) => {
  expect(findUrlTokens(url)).toMatchObject([{ value: jwt, place, path }]);
});

it.each([
  '',
  'about:blank',
  'about:srcdoc',
  'data:text/html,x',
  'https://',
  'https://a/?q=%E0%A4%A',
])('finds none in %s', (url) => {
  expect(findUrlTokens(url)).toEqual([]);
});
