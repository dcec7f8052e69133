import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

it('tells an agent that slept, but no minute after a day', () => {
  const told = story();
  told.ask(660_000);
  told.answer(660_100, token(660, 60));
  expect(told.findings(661_000)).toMatchObject([
    { rule: 'asked-late', title: 'The agent asked 10 min after its token had expired' },
  ]);
  const day = story({ life: 86_400 });
  day.ask(86_400_000 + 90_000);
  day.answer(86_400_000 + 90_100, token(86_490, 86_400));
  expect(day.rules(86_400_000 + 91_000)).toEqual([]);
});
