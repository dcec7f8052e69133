import { expect, it } from 'vitest';
import { story } from '@/test/unit/handshakes/session-builder';

it('tells the host’s reason', () => {
  const told = story({ agentUrl: 'https://agent.example/' });
  told.post(1000, 'agent', 'host', {
    method: 'get',
    args: { type: 'sessionToken' },
    requestId: 'a',
  });
  told.post(1100, 'host', 'agent', { requestId: 'a', errorMessage: 'Not authorized', data: {} });
  expect(told.findings(9000)).toMatchObject([
    { rule: 'refused', title: 'shop.example refused to give a token: “Not authorized”' },
  ]);
});
