import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it.each([
  ['after', 60_710],
  ['before', 60_690],
])('tells a token that was posted to an advert too, %s the agent', (_, at) => {
  const told = story();
  told.frame('advert', 'https://advert.example/', 0, {
    parent: 'host',
    src: 'https://advert.example/',
  });
  const fresh = token(60, 60);
  told.ask(60_600);
  told.answer(60_700, fresh);
  told.post(at, 'host', 'advert', { type: '[TOKEN_REFRESH_RESPONSE]', access_token: fresh });
  expect(told.findings(61_000)).toMatchObject([
    {
      rule: 'third-reader',
      title: 'The token of agent.example/chatzy was posted to advert.example too',
    },
  ]);
});

it('lets a frame above hand the token down', () => {
  const told = story();
  told.frame('wrap', 'https://wrap.example/', 0, { parent: 'host', src: 'https://wrap.example/' });
  told.frame('inner', 'https://wrap.example/chatzy', 0, { parent: 'wrap' });
  const message = { type: '[TOKEN_REFRESH_RESPONSE]', access_token: token(1, 86_400) };
  told.post(1000, 'inner', 'wrap', { type: '[TOKEN_REFRESH]' });
  told.post(1100, 'host', 'wrap', message);
  told.post(1110, 'wrap', 'inner', message);
  expect(told.rules(2000)).toEqual([]);
});
