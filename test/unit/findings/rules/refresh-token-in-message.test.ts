import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a refresh token beside the access token', () => {
  const told = story();
  told.refresh(token(60, 60), { refresh_token: 'rt_0123456789abcdefghij' });
  expect(told.findings(61_000)).toMatchObject([
    {
      rule: 'refresh-token-in-message',
      category: 'security',
      handshake: 'host:1',
      messages: ['agent:1'],
      facts: ['at $.refresh_token'],
    },
  ]);
});
