import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells where the token is and where it belongs', () => {
  const told = story();
  told.ask(60_600);
  told.post(60_700, 'host', 'agent', {
    type: '[TOKEN_REFRESH_RESPONSE]',
    token: token(60, 60),
  });
  expect(told.findings(70_000)).toMatchObject([
    {
      rule: 'near-miss-field',
      title: 'The token is at token: did you mean access_token?',
      messages: ['host:1', 'agent:1'],
    },
  ]);
});
