import { expect, it } from 'vitest';
import { story } from '@/test/unit/handshakes/session-builder';

it('tells a refresh token in a frame’s address', () => {
  const told = story({
    agentUrl: 'https://agent.example/chatzy?refresh_token=rt_0123456789abcdefghij',
  });
  expect(told.findings(1000)).toMatchObject([
    { rule: 'refresh-token-in-url', documentId: 'agent', facts: ['query refresh_token'] },
  ]);
});
