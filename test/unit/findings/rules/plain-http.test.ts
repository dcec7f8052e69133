import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a token that goes to plain HTTP, once for each host', () => {
  const told = story();
  told.call(1000, 'http://api.example/a', { bearer: told.old });
  told.call(2000, 'http://api.example/b', { bearer: told.old });
  expect(told.findings(3000)).toMatchObject([
    { rule: 'plain-http', title: 'A token goes to api.example over plain HTTP' },
  ]);
});

it('excepts this machine', () => {
  const told = story({
    hostUrl: 'http://localhost:4800/',
    agentUrl: `http://127.0.0.1:4801/chatzy?access_token=${token(0, 60)}`,
  });
  expect(told.rules(1000)).toEqual([]);
});
