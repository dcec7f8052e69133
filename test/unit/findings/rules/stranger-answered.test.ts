import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a frame that another site put into its own frame', () => {
  const told = story();
  told.frame('advert', 'https://advert.example/', 0, {
    parent: 'host',
    src: 'https://advert.example/',
  });
  told.frame('asker', 'https://evil.example/', 0, {
    parent: 'advert',
    src: 'https://evil.example/',
  });
  told.post(1000, 'asker', 'host', { type: '[TOKEN_REFRESH]' });
  told.post(1100, 'host', 'asker', {
    type: '[TOKEN_REFRESH_RESPONSE]',
    access_token: token(1, 86_400),
  });
  expect(told.findings(2000)).toMatchObject([
    {
      rule: 'stranger-answered',
      title: 'shop.example gave a token to evil.example, which it never embedded',
    },
  ]);
});

it('tells a frame that went to another site', () => {
  const told = story({ agentUrl: 'https://evil.example/', src: 'https://agent.example/chatzy' });
  told.ask(1000);
  told.answer(1100, token(1, 86_400));
  expect(told.rules(2000)).toEqual(['stranger-answered']);
});

it('knows an agent inside a frame of its own site', () => {
  const told = story();
  told.frame('wrap', 'https://agent.example/wrap', 0, {
    parent: 'host',
    src: 'https://agent.example/wrap',
  });
  told.frame('inner', 'https://agent.example/chatzy', 0, {
    parent: 'wrap',
    src: 'https://agent.example/chatzy',
  });
  told.post(1000, 'inner', 'host', { type: '[TOKEN_REFRESH]' });
  told.post(1100, 'host', 'inner', {
    type: '[TOKEN_REFRESH_RESPONSE]',
    access_token: token(1, 86_400),
  });
  expect(told.rules(2000)).toEqual([]);
});
