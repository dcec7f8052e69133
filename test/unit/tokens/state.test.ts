import { expect, it } from 'vitest';
import { decodeJwt } from '@/lib/tokens/decode';
import { remaining, tokenState } from '@/lib/tokens/state';
import { sampleJwt } from './sample-tokens';

const NOW = 1_795_000_000_000;
const s = NOW / 1000;

it.each([
  ['valid', { exp: s + 61 }, 61_000],
  ['expiring', { exp: s + 60 }, 60_000],
  ['expired', { exp: s }, 0],
  ['expired', { exp: s - 5, nbf: s + 10 }, -5000],
  ['not yet valid', { exp: s + 90, nbf: s + 10 }, 90_000],
  ['not yet valid', { nbf: s + 10 }, null],
  ['no expiry', {}, null],
  ['no expiry', { exp: String(s + 90) }, null],
  ['no expiry', { exp: NOW + 90_000 }, null],
])('%s: %j', (state, claims, left) => {
  const token = { jwt: decodeJwt(sampleJwt(claims)), expiresAt: null };
  expect(tokenState(token, NOW)).toBe(state);
  expect(remaining(token, NOW)).toBe(left);
});

it('counts an opaque token by the field beside it, and takes the threshold', () => {
  const token = { jwt: null, expiresAt: NOW + 61_000 };
  expect(tokenState(token, NOW)).toBe('valid');
  expect(tokenState(token, NOW, 120_000)).toBe('expiring');
});
