import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells two answers to one request, but not one to each of two', () => {
  const told = story();
  told.ask(60_600);
  told.answer(60_700, token(60, 60));
  told.answer(60_710, token(61, 60));
  expect(told.findings(61_000)).toMatchObject([
    { rule: 'answered-twice', title: 'The host answered 2 times' },
  ]);
  const retried = story();
  retried.ask(60_600);
  retried.ask(60_700);
  retried.answer(60_800, token(60, 60));
  retried.answer(60_810, token(60, 60));
  expect(retried.rules(61_000)).toEqual([]);
});
