import { expect, it } from 'vitest';
import { createMatcher } from '@/lib/protocols/match';
import { definition } from '@/lib/protocols/vendors/cekura';
import { sampleJwt } from '../../tokens/sample-tokens';
import { request } from '../requests';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(definition, {});

const url = 'https://api.example/user/v1/embedded/refresh/';

it('knows its endpoint’s new token', () => {
  const mark = createMatcher([definition]).request(request(url, 200, { access: jwt }));
  expect(mark).toMatchObject({ definition: 'cekura', meaning: null, tokens: [{ value: jwt }] });
});

it.each([
  [400, 'Invalid parameters'],
  [401, 'Invalid or expired refresh token'],
  [403, 'Unauthorized'],
  [500, 'Server error'],
])('explains %i', (status, meaning) => {
  const mark = createMatcher([definition]).request(request(url, status, { detail: 'x' }));
  expect(mark).toMatchObject({ meaning, tokens: [] });
});
