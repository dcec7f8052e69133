import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells an unsigned token of the page, but no test token of ours', () => {
  const unsigned = token(60, 60, {}, { alg: 'none' });
  const told = story();
  told.refresh(unsigned);
  expect(told.findings(61_000)).toMatchObject([{ rule: 'alg-none', handshake: 'host:1' }]);
  const ours = story();
  ours.ask(60_600);
  ours.answer(60_700, unsigned, {}, { action: 'act' });
  expect(ours.rules(61_000)).toEqual([]);
});
