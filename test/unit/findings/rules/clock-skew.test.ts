import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a token from the future, but no second of difference', () => {
  const told = story();
  told.refresh(token(660, 60));
  expect(told.findings(61_000)).toMatchObject([
    { rule: 'clock-skew', title: 'The new token was issued 10 min in the future' },
  ]);
  const near = story();
  near.refresh(token(63, 60));
  expect(near.rules(61_000)).toEqual([]);
});
