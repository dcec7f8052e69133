import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a token that was over when it came', () => {
  const told = story();
  const stale = token(-86_400, 60);
  told.refresh(stale);
  expect(told.findings(61_000)).toMatchObject([
    { rule: 'already-expired', title: 'The new token had expired 24 h before it came' },
  ]);
});
