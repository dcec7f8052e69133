import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells a new token that ends with the old one', () => {
  const told = story();
  told.ask(50_000);
  told.answer(50_100, token(50, 10));
  expect(told.findings(51_000)).toMatchObject([{ rule: 'not-longer', severity: 'warning' }]);
});
