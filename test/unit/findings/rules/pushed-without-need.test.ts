import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells an answer that nobody asked for, but no renewal near the end', () => {
  const told = story({ life: 3600 });
  told.answer(1000, token(1, 3600));
  expect(told.findings(2000)).toMatchObject([
    {
      rule: 'pushed-without-need',
      severity: 'info',
      title: 'The host sent a token that nobody asked for, 60 min before the old one ends',
    },
  ]);
  const near = story({ life: 3600 });
  near.answer(3_590_000, token(3590, 3600));
  expect(near.rules(3_591_000)).toEqual([]);
});

it('lets a protocol push that is made to', () => {
  const told = story({ agentUrl: 'https://agent.example/superset' });
  const push = (at: number) =>
    told.post(
      at,
      null,
      'agent',
      {
        switchboardAction: 'emit',
        method: 'guestToken',
        args: { guestToken: token(at / 1000, 3600) },
      },
      { channel: 'c' },
    );
  push(1000);
  push(5000);
  expect(told.rules(6000)).toEqual([]);
});
