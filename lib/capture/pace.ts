export interface PaceOptions {
  /** Somebody looks. */
  readonly isUrgent: () => boolean;
  /** When the newest message came, in ms of `performance.now()`. */
  readonly newest: () => number;
  /** Works until `end` (as `performance.now()` counts); `true`: there is more to do. */
  readonly work: (end: number) => boolean;
}

/** ms of one slice of work: a frame of the screen has 16. */
const SLICE = 4;
/** ms from the first message to the work on it: with somebody looking, and with nobody. */
const BATCH = 30;
const CALM = 200;
/** With nobody looking, work waits for so many ms without a message, but not for ever. */
const QUIET = 100;
const PATIENCE = 2_000;
/** ms that a page which goes away may be held up. */
const LAST = 30;

/** When the frame's work is done: later, in slices, in idle time, and with nobody looking in calm moments only. */
export function createPace(page: Window, { isUrgent, newest, work }: PaceOptions) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle = 0;
  let since = 0;

  function soon(): void {
    if (timer !== undefined || idle !== 0) return;
    since = performance.now();
    timer = setTimeout(begin, isUrgent() ? BATCH : CALM);
  }

  function begin(): void {
    timer = undefined;
    const now = performance.now();
    if (isUrgent()) run();
    else if (now - newest() < QUIET && now - since < PATIENCE) timer = setTimeout(begin, QUIET);
    else later(PATIENCE);
  }

  function later(timeout: number): void {
    idle = page.requestIdleCallback(run, { timeout });
  }

  function run(): void {
    stop();
    if (work(performance.now() + SLICE)) later(isUrgent() ? 50 : 500);
  }

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
    if (idle !== 0) page.cancelIdleCallback(idle);
    idle = 0;
  }

  return {
    /** Something waits. */
    soon,
    now(): void {
      stop();
      timer = setTimeout(run);
    },
    /** Does all that waits, as far as that is quick. */
    finish(): void {
      stop();
      if (work(performance.now() + LAST)) later(50);
    },
    end: stop,
  };
}
