import { expect, it } from 'vitest';
import { NOON, story, token } from '@/test/unit/handshakes/session-builder';

it('tells a field that says something else than exp', () => {
  const told = story();
  told.refresh(token(60, 60), { expires_at: NOON + 120_000 + 3_600_000 });
  expect(told.findings(61_000)).toMatchObject([
    {
      rule: 'life-differs',
      title: 'The token expires 60 min earlier than the field beside it says',
    },
  ]);
  const right = story();
  right.refresh(token(60, 60), { expires_at: NOON + 120_000 });
  expect(right.rules(61_000)).toEqual([]);
});
