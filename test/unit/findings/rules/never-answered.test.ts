import { expect, it } from 'vitest';
import { NOON, story } from '@/test/unit/handshakes/session-builder';

it('tells a request that nobody answered, once its time is over', () => {
  const told = story();
  told.ask(60_600);
  told.ask(63_600);
  expect(told.rules(64_000)).toEqual([]);
  expect(told.findings(66_000)).toMatchObject([
    {
      rule: 'never-answered',
      severity: 'error',
      title: 'shop.example never answered',
      facts: ['asked 2 times'],
      messages: ['host:1', 'host:2'],
    },
  ]);
});

it('is silent where the frame went away, or where our own rule kept the request', () => {
  const gone = story();
  gone.ask(60_600);
  gone.add({ type: 'gone', at: NOON + 61_000, documentId: 'agent' });
  expect(gone.rules(70_000)).toEqual([]);
  const dropped = story();
  dropped.ask(60_600, { rule: { id: 'r', done: 'dropped' } });
  expect(dropped.rules(70_000)).toEqual([]);
});
