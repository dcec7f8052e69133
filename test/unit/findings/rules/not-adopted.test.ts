import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells calls with the old token, once those under way are over', () => {
  const told = story();
  const fresh = token(60, 60);
  told.api(60_500, told.old, 401);
  told.ask(60_600);
  told.answer(60_700, fresh);
  told.api(60_900, told.old, 401);
  expect(told.rules(61_000)).toEqual([]);
  told.api(62_000, told.old, 401);
  expect(told.findings(63_000)).toMatchObject([
    { rule: 'not-adopted', facts: ['1 calls with the old token since'], requests: ['request 3'] },
  ]);
});
