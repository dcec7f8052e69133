import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bornAt, createClock } from '@/lib/capture/clock';

const NOON = Date.UTC(2026, 0, 5, 12);

function computer() {
  let elapsed = 0;
  let wall = NOON;
  vi.stubGlobal('performance', { timeOrigin: NOON, now: () => elapsed });
  vi.spyOn(Date, 'now').mockImplementation(() => Math.floor(wall));
  const clock = createClock();
  return {
    /** ms since noon at which an event of now is said to have happened. */
    now: () => clock(elapsed) - NOON,
    works(ms: number) {
      elapsed += ms;
      wall += ms;
    },
    /** Negative: somebody sets the clock back. */
    sleeps(ms: number) {
      wall += ms;
    },
  };
}

describe('bornAt', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it.each([
    ['when the document began', 0, 0],
    ['then still, though the computer slept since', 3_600_000, 0],
    ['no later than the computer’s clock says, where the browser’s own went ahead', -6_000, -6_000],
  ])('is %s', (_, sleep, expected) => {
    const { sleeps, works } = computer();
    works(500);
    sleeps(sleep);
    expect(bornAt() - NOON).toBeCloseTo(expected, -1);
  });
});

describe('createClock', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('keeps the fractions of the finer clock', () => {
    const { now, works } = computer();
    works(10.4);
    expect(now()).toBeCloseTo(10.4, 2);
    works(0.2);
    expect(now()).toBeCloseTo(10.6, 2);
  });

  it('is right again after the computer slept, and in order', () => {
    const { now, works, sleeps } = computer();
    works(1_000);
    sleeps(3_600_000);
    const first = now();
    expect(Math.abs(first - 3_601_000)).toBeLessThanOrEqual(1);
    works(0.3);
    expect(now()).toBeGreaterThan(first);
    sleeps(-3_600_000);
    expect(Math.abs(now() - 1_000.3)).toBeLessThanOrEqual(1);
  });

  it('keeps a frame’s events in order, however coarse the clocks are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 5, noNaN: true })), (steps) => {
        let time = 0;
        vi.stubGlobal('performance', { timeOrigin: NOON, now: () => Math.floor(time + 0.4) });
        vi.spyOn(Date, 'now').mockImplementation(() => Math.floor(NOON + time));
        const clock = createClock();
        const told = steps.map((step) => clock((time += step)));
        expect(told).toEqual(told.toSorted((one, other) => one - other));
      }),
    );
  });
});
