import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a token that the host fetched and kept', () => {
  const told = story();
  told.ask(60_600);
  told.fetchToken(60_610, { access_token: token(60, 60) });
  expect(told.findings(66_000)).toMatchObject([
    { rule: 'not-posted', requests: ['request 1'], handshake: 'host:1' },
  ]);
});
