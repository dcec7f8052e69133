/** ms of one slice of work, and of the last one, before the page goes away. */
const SLICE = 4;
const LAST = 30;
/** ms from the first message to the work on it: with somebody looking, and with nobody. */
const SOON = 30;
const LATER = 500;
/** ms after which work no longer waits for idle time, likewise. */
const PATIENCE = 250;
const MUCH_PATIENCE = 2_000;

/**
 * When the frame's work is done: later, in slices, in idle time. `work` works until `end` (as
 * `performance.now()` counts); `true`: there is more to do.
 */
export function createPace(
  page: Window,
  isUrgent: () => boolean,
  work: (end: number) => boolean,
): { soon(): void; now(): void; finish(): void; end(): void } {
  let timer = 0;
  let idle = 0;

  function now(): void {
    end();
    idle = page.requestIdleCallback(() => run(SLICE), {
      timeout: isUrgent() ? PATIENCE : MUCH_PATIENCE,
    });
  }

  function run(ms: number): void {
    end();
    if (work(performance.now() + ms)) now();
  }

  function end(): void {
    page.clearTimeout(timer);
    page.cancelIdleCallback(idle);
    timer = idle = 0;
  }

  return {
    /** Something waits. */
    soon() {
      if (!timer && !idle) timer = page.setTimeout(now, isUrgent() ? SOON : LATER);
    },
    /** There is much to do. */
    now,
    /** Does what waits at once, as far as that is quick. */
    finish: () => run(LAST),
    end,
  };
}
