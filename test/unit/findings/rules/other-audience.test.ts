import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells another audience, however the list is ordered', () => {
  const told = story({ agentUrl: 'https://agent.example/chatzy' });
  const give = (at: number, aud: unknown) => {
    told.ask(at);
    told.answer(at + 100, token(at / 1000, 60, { aud }));
  };
  give(1000, ['api', 'chat']);
  give(60_000, ['chat', 'api']);
  expect(told.rules(62_000)).toEqual([]);
  give(120_000, 'host-api');
  expect(told.findings(122_000)).toMatchObject([
    { rule: 'other-audience', facts: ['aud api chat → host-api'] },
  ]);
});
