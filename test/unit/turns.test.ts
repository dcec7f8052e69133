import { expect, it } from 'vitest';
import { inTurns } from '@/lib/turns';

it('takes a long work in turns, and loses no part of it', async () => {
  let now = 0;
  let pauses = 0;
  function* steps(): Generator<string> {
    for (let n = 0; n < 100; n++) {
      now += 1;
      yield `${n},`;
    }
  }
  const parts = await inTurns(steps(), {
    monotone: () => now,
    pause: () => {
      pauses++;
      now += 1_000;
      return Promise.resolve();
    },
  });
  expect(parts.join('')).toBe(Array.from({ length: 100 }, (_, n) => `${n},`).join(''));
  expect(pauses).toBe(10);
});
