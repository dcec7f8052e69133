import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells an answer without its brackets, and not the silence', () => {
  const told = story();
  for (const at of [60_600, 63_600]) {
    told.ask(at);
    told.post(at + 100, 'host', 'agent', {
      type: 'TOKEN_REFRESH_RESPONSE',
      access_token: token(at / 1000, 60),
    });
  }
  expect(told.findings(70_000)).toMatchObject([
    {
      rule: 'near-miss-type',
      handshake: 'host:1',
      title: 'shop.example said “TOKEN_REFRESH_RESPONSE”: did you mean “[TOKEN_REFRESH_RESPONSE]”?',
    },
  ]);
  expect(told.handshakes(70_000)).toHaveLength(1);
});

it('tells a misspelt request of a frame that holds a token, once', () => {
  const told = story();
  told.post(1000, 'agent', 'host', { type: '[TOKEN-REFRESH]', reason: 'x' });
  told.post(2000, 'agent', 'host', { type: '[TOKEN-REFRESH]', reason: 'x' });
  expect(told.findings(9000)).toMatchObject([{ rule: 'near-miss-type', documentId: 'agent' }]);
});
