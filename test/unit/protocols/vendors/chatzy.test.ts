import { expect, it } from 'vitest';
import { createMatcher } from '@/lib/protocols/match';
import { definition } from '@/lib/protocols/vendors/chatzy';
import { sampleJwt } from '../../tokens/sample-tokens';
import { request } from '../requests';
import { testVendor } from './vendor';

const jwt = sampleJwt({ sub: 'user-1', exp: 1_795_322_631 });

testVendor(
  definition,
  {
    request: {
      message: { type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' },
      role: 'request',
      from: 'frame',
      reason: 'TokenExpiredError',
    },
    answer: {
      message: { type: '[TOKEN_REFRESH_RESPONSE]', access_token: jwt },
      role: 'answer',
      from: 'host',
      tokens: [jwt],
    },
    'malformed token': {
      message: { type: '[TOKEN_REFRESH_RESPONSE]', access_token: 'no-jwt' },
      role: 'answer',
      from: 'host',
      tokens: ['no-jwt'],
    },
  },
  [
    { message: { type: 'TOKEN_REFRESH' } },
    { message: { type: '[TOKEN_REFRESH_RESPONSE]', token: jwt } },
    { message: { type: '[TOKEN_REFRESH]' }, port: true },
  ],
);

it('documents its first token, and its refresh endpoint', () => {
  const matcher = createMatcher([definition]);
  expect(matcher.url(`https://agent.example/?access_token=${jwt}`)).toMatchObject([
    { value: jwt, place: 'query access_token', definition: 'chatzy' },
  ]);
  const body = { data: { access_token: jwt, expires_at: 1_795_322_631_041 } };
  expect(
    matcher.request(request('https://api.example/base/prod/ai_agent/refresh_token', 200, body)),
  ).toMatchObject({
    endpoint: 'refresh',
    purpose: 'refresh',
    meaning: null,
    tokens: [{ value: jwt, expiresAt: 1_795_322_631_041, path: '$.data.access_token' }],
  });
});
