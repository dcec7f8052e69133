import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a place that the vendor does not document', () => {
  const told = story({ agentUrl: `https://agent.example/chatzy?auth=${token(0, 60)}` });
  expect(told.findings(1000)).toMatchObject([
    { rule: 'token-in-query', severity: 'warning', facts: ['query auth'], documentId: 'agent' },
  ]);
});

it('tells a call, but neither a documented place nor a fragment', () => {
  const told = story();
  expect(told.rules(1000)).toEqual([]);
  told.frame('other', `https://other.example/#id=${token(0, 60)}`, 0, { parent: 'host' });
  expect(told.rules(1000)).toEqual([]);
  told.call(1000, `https://api.example/socket?auth=${told.old}`);
  expect(told.findings(2000)).toMatchObject([
    { rule: 'token-in-query', requests: ['request 1'], facts: ['query auth'] },
  ]);
});
