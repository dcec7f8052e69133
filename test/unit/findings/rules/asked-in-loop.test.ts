import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells an agent that asks on though it was answered', () => {
  const told = story();
  for (let at = 60_000; at < 63_000; at += 150) {
    told.ask(at);
    told.answer(at + 50, token(60, 3600));
  }
  expect(told.findings(64_000)).toMatchObject([
    { rule: 'asked-in-loop', documentId: 'agent', severity: 'warning' },
  ]);
});

it('lets tokens that live for seconds be asked for as often as they end', () => {
  const told = story({ life: 2 });
  for (let s = 2; s < 62; s += 2) {
    told.ask(s * 1000 + 10);
    told.answer(s * 1000 + 60, token(s, 2));
  }
  expect(told.rules(62_000)).toEqual([]);
});

it('lets a protocol be asked before each call', () => {
  const told = story({ agentUrl: 'https://agent.example/' });
  for (let index = 0; index < 30; index++) {
    const requestId = `r${index}`;
    const at = 1000 + index * 1000;
    told.post(at, 'agent', 'host', { method: 'get', args: { type: 'sessionToken' }, requestId });
    told.post(at + 10, 'host', 'agent', { requestId, method: 'get', data: token(0, 3600) });
  }
  expect(told.rules(40_000)).toEqual([]);
});
