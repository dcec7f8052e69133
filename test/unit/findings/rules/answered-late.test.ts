import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells an answer after the agent gave up', () => {
  const told = story();
  told.ask(60_600);
  told.answer(67_600, token(60, 60));
  expect(told.findings(68_000)).toMatchObject([
    { rule: 'answered-late', severity: 'error', title: 'shop.example answered only after 7 s' },
  ]);
});

it('tells an answer after the agent asked again, but no quick one', () => {
  const told = story();
  told.ask(60_600);
  told.ask(62_600);
  told.answer(63_600, token(60, 60));
  expect(told.findings(64_000)).toMatchObject([{ rule: 'answered-late', severity: 'warning' }]);
});
