import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells the change, and not that the token is then refused', () => {
  const told = story();
  const fresh = token(60, 60, { iss: 'https://staging.example' });
  told.ask(60_600);
  told.answer(60_700, fresh);
  told.api(60_800, fresh, 401);
  expect(told.findings(61_000)).toMatchObject([
    {
      rule: 'other-issuer',
      title: 'The new token comes from another issuer',
      facts: ['iss https://id.example → https://staging.example'],
    },
  ]);
});
