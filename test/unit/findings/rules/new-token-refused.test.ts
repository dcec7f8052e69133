import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells the refusal, with what the server said', () => {
  const told = story();
  const fresh = token(60, 60);
  told.ask(60_600);
  told.answer(60_700, fresh);
  told.call(60_800, 'https://agent.example/api', {
    bearer: fresh,
    status: 401,
    responseHeaders: [{ name: 'WWW-Authenticate', value: 'Bearer error="invalid_token"' }],
  });
  expect(told.findings(61_000)).toMatchObject([
    {
      rule: 'new-token-refused',
      title: 'The new token was refused with 401',
      facts: ['Bearer error="invalid_token"'],
    },
  ]);
});
