export interface PaceOptions {
  /** Somebody looks. */
  readonly isUrgent: () => boolean;
  /** When the newest message came, in ms of `performance.now()`. */
  readonly newest: () => number;
  /** Works until `end` (as `performance.now()` counts); `true`: there is more to do. */
  readonly work: (end: number) => boolean;
}

/** ms of one slice of work, and of the last one, before the page goes away. */
const SLICE = 4;
const LAST = 30;
/** ms from the first message to the work on it while somebody looks. */
const BATCH = 30;
/** With nobody looking: ms without a message that work waits for, and the longest that it waits. */
const QUIET = 150;
const PATIENCE = 2_000;

/** When the frame's work is done: later, in slices, in idle time, and with nobody looking in calm moments only. */
export function createPace(page: Window, { isUrgent, newest, work }: PaceOptions) {
  let timer = 0;
  let idle = 0;
  let since = 0;

  function soon(): void {
    if (timer || idle) return;
    since = performance.now();
    timer = page.setTimeout(begin, isUrgent() ? BATCH : QUIET);
  }

  function begin(): void {
    const now = performance.now();
    if (isUrgent()) run();
    else if (now < newest() + QUIET && now < since + PATIENCE) {
      timer = page.setTimeout(begin, QUIET);
    } else later();
  }

  function later(): void {
    end();
    idle = page.requestIdleCallback(run, { timeout: isUrgent() ? 50 : PATIENCE });
  }

  function run(): void {
    finish(SLICE);
  }

  function finish(ms: number): void {
    end();
    if (work(performance.now() + ms)) later();
  }

  function end(): void {
    page.clearTimeout(timer);
    page.cancelIdleCallback(idle);
    timer = idle = 0;
  }

  return {
    /** Something waits. */
    soon,
    /** There is much to do, beginning now. */
    now: later,
    /** Does what waits at once, as far as that is quick. */
    finish: () => finish(LAST),
    end,
  };
}
