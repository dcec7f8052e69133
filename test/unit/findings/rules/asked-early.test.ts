import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells an hour too early, but not seconds of a token that lives for seconds', () => {
  const told = story({ life: 7200 });
  told.ask(1000);
  told.answer(1100, token(1, 7200));
  expect(told.findings(2000)).toMatchObject([
    { rule: 'asked-early', title: 'The agent asked 2 h before its token expires' },
  ]);
  const short = story({ life: 20 });
  short.ask(700);
  short.answer(800, token(1, 20));
  expect(short.rules(2000)).toEqual([]);
});
