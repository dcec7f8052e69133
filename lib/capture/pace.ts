/** ms of one slice of work, and of the last one, before the page goes away. */
const SLICE = 4;
const LAST = 30;
/** ms from the first message to the work on it: with somebody looking, so soon after the last work, and with nobody. */
const SOON = 30;
const STREAM = 150;
const LATER = 500;
/** ms after which work no longer waits for idle time, likewise. */
const PATIENCE = 250;
const MUCH_PATIENCE = 2_000;
/** More messages in `LATER` are a burst. With nobody looking work waits for its end, so often and for so many at most. */
export const BURST = 50;
const WAITS = 4;
const MUCH = 1_000;

/**
 * When the frame's work is done: later, in slices, in idle time. `work` works until `end` (as
 * `performance.now()` counts); `true`: there is more to do. `count` tells how many messages wait.
 */
export function createPace(
  page: Window,
  isUrgent: () => boolean,
  work: (end: number) => boolean,
  count: () => number,
): { soon(): void; now(): void; finish(): void; end(): void } {
  let timer = 0;
  let idle = 0;
  let worked = 0;

  function wait(known: number, waits: number): void {
    timer = page.setTimeout(() => {
      const heard = count();
      if (heard > known + BURST && heard < MUCH && waits > 0) wait(heard, waits - 1);
      else now();
    }, LATER);
  }

  function now(): void {
    end();
    idle = page.requestIdleCallback(() => run(SLICE), {
      timeout: isUrgent() ? PATIENCE : MUCH_PATIENCE,
    });
  }

  function run(ms: number): void {
    end();
    worked = performance.now();
    if (work(worked + ms)) now();
  }

  function end(): void {
    page.clearTimeout(timer);
    page.cancelIdleCallback(idle);
    timer = idle = 0;
  }

  return {
    /** Something waits. */
    soon() {
      if (timer || idle) return;
      if (isUrgent())
        timer = page.setTimeout(now, performance.now() - worked > STREAM ? SOON : STREAM);
      else wait(0, WAITS);
    },
    /** There is much to do. */
    now,
    /** Does what waits at once, as far as that is quick. */
    finish: () => run(LAST),
    end,
  };
}
