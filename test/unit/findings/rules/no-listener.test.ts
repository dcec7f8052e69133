import { expect, it } from 'vitest';
import { NOON, story } from '@/test/unit/handshakes/session-builder';

it('names the cause where it is known that nothing listens', () => {
  const told = story();
  told.ask(60_600);
  told.add({ type: 'listeners', at: NOON + 61_000, documentId: 'host', count: 0 });
  expect(told.findings(66_000)).toMatchObject([
    { rule: 'no-listener', title: 'Nothing in shop.example listens for messages' },
  ]);
});
