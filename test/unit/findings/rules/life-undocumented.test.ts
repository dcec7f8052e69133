import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a life that the vendor does not document, but not on this machine', () => {
  const told = story({ agentUrl: 'https://agent.example/chatzy', documented: true });
  told.ask(1000);
  told.answer(1100, token(1, 3600));
  told.ask(9000);
  told.answer(9100, token(9, 3600));
  expect(told.findings(9500, { earlyMs: 1e9 })).toMatchObject([
    {
      rule: 'life-undocumented',
      severity: 'info',
      title: 'The new token lives 60 min, its vendor documents 24 h',
    },
  ]);
  const local = story({ agentUrl: 'http://127.0.0.1:4801/chatzy', documented: true });
  local.ask(1000);
  local.answer(1100, token(1, 3600));
  expect(local.rules(2000)).toEqual([]);
});
