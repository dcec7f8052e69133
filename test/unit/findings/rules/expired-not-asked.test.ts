import { expect, it } from 'vitest';
import { story } from '@/test/unit/handshakes/session-builder';

it('tells an agent that was refused and did nothing', () => {
  const told = story();
  told.api(61_000, told.old, 401);
  expect(told.rules(64_000)).toEqual([]);
  expect(told.findings(66_000)).toMatchObject([
    { rule: 'expired-not-asked', severity: 'error', requests: ['request 1'] },
  ]);
});

it('waits longer with an idle one, and is silent once it asked', () => {
  const told = story();
  expect(told.rules(90_000)).toEqual([]);
  expect(told.findings(121_000)).toMatchObject([{ rule: 'expired-not-asked', severity: 'info' }]);
  told.ask(122_000);
  expect(told.rules(123_000)).not.toContain('expired-not-asked');
});
