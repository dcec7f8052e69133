import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a frame beside that speaks as if it were the host, once', () => {
  const told = story();
  told.frame('advert', 'https://advert.example/', 0, { parent: 'host' });
  const fake = { type: '[TOKEN_REFRESH_RESPONSE]', access_token: token(1, 60, { sub: 'nobody' }) };
  told.post(1000, 'advert', 'agent', fake);
  told.post(1500, 'advert', 'agent', fake);
  told.refresh(token(60, 60));
  expect(told.findings(61_000)).toMatchObject([
    {
      rule: 'foreign-message',
      title:
        'advert.example speaks Chatzy to agent.example/chatzy, and is neither its host nor its frame',
    },
  ]);
});

it('tells a message that page script made itself', () => {
  const told = story();
  told.post(1000, null, 'host', { type: '[TOKEN_REFRESH]' }, { trusted: false });
  expect(told.rules(2000)).toContain('foreign-message');
});
