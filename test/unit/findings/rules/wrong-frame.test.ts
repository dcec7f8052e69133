import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells the frame that was answered in place of the one that asked', () => {
  const told = story();
  told.frame('advert', 'https://advert.example/', 0, { parent: 'host' });
  told.ask(60_600);
  told.post(60_700, 'host', 'advert', {
    type: '[TOKEN_REFRESH_RESPONSE]',
    access_token: token(60, 60),
  });
  expect(told.findings(70_000)).toMatchObject([
    {
      rule: 'wrong-frame',
      title: 'agent.example/chatzy asked, but advert.example was answered',
      messages: ['host:1', 'advert:1'],
    },
  ]);
});
