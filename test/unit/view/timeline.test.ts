import { describe, expect, it } from 'vitest';
import { ticksOf } from '@/lib/view/timeline';

describe('ticksOf', () => {
  it.each([1_000, 4_000, 7_000, 60_000, 3_600_000])(
    'labels %i ms without touching or saying a time twice',
    (span) => {
      const from = 1_800_000_000_123;
      for (const width of [200, 700, 1_357]) {
        const ticks = ticksOf({ from, to: from + span }, width);
        const gaps = ticks.slice(1).map(({ x }, index) => x - (ticks[index]?.x ?? 0));
        expect(Math.min(...gaps, width)).toBeGreaterThan(80);
        expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
      }
    },
  );
});
