import { beforeEach, expect, it, vi } from 'vitest';
import { createPacing } from '@/lib/view/pacing';

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 });
  return () => vi.useRealTimers();
});

/** A panel that draws at once; `shown` has when, in ms since the first news. */
function panel() {
  const started = Date.now();
  const shown: number[] = [];
  const { ask } = createPacing({
    monotone: Date.now,
    nextFrame: (callback) => callback(),
    later: (callback, ms) => void setTimeout(callback, ms),
    show: () => void shown.push(Date.now() - started),
    think: () => undefined,
  });
  /** So many rows every 50 ms, for so long. */
  const hear = async (rows: number, ms: number) => {
    for (let at = 0; at < ms; at += 50) {
      ask(rows);
      await vi.advanceTimersByTimeAsync(50);
    }
  };
  return { shown, hear };
}

it('a stream is shown at once, and five times a second', async () => {
  const { shown, hear } = panel();
  await hear(5, 1_000);
  expect(shown).toEqual([0, 200, 400, 600, 800, 1_000]);
});

it('a flood is shown less often, and its end as soon as it is calm', async () => {
  const { shown, hear } = panel();
  await hear(40, 1_600);
  expect(shown).toEqual([0, 700, 1_400]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(shown).toEqual([0, 700, 1_400, 1_750]); // 200 after the last news
});

it('a flood that becomes a stream is shown as one', async () => {
  const { shown, hear } = panel();
  await hear(40, 700);
  await hear(5, 1_100);
  expect(shown).toEqual([0, 700, 1_400, 1_600, 1_800]);
});

it('nothing is shown where nothing came', async () => {
  const { shown, hear } = panel();
  await hear(1, 50);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(shown).toEqual([0]);
});
