import { expect, it } from 'vitest';
import { story } from '@/test/unit/handshakes/session-builder';

it('tells the old token again, and not what follows from it', () => {
  const told = story();
  told.api(71_900, told.old, 401);
  told.ask(72_000);
  told.answer(72_100, told.old);
  told.api(72_200, told.old, 401);
  expect(told.findings(73_000)).toMatchObject([
    {
      rule: 'same-token',
      severity: 'error',
      title: 'The host answered with the same token (expired 12 s ago)',
    },
  ]);
});

it('tells a reload with the same token', () => {
  const told = story();
  const url = `https://agent.example/chatzy?access_token=${told.old}`;
  told.frame('agent 2', url, 61_000, { parent: 'host', frameId: 1 });
  expect(told.findings(62_000)).toMatchObject([
    { rule: 'same-token', title: 'The frame was reloaded with the same token (expired 1 s ago)' },
  ]);
});
