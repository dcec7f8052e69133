import { batch } from '@preact/signals';

/** ms between two pictures of a stream; the first of a batch is drawn at once. */
const SHOW_MS = 200;
/** The same, while that brings more than a screenful of news: nobody reads that, and page and hands want the time. */
const FLOOD_MS = 700;
const SCREENFUL = 30;
/** ms without news, longer than a frame's rest between two reports: the flood is over, and its end is shown. */
const CALM_MS = 200;
/** Pairing and findings may take this part of the time, whatever a session's size. */
const SHARE = 0.1;

export interface PacingOptions {
  /** ms of a clock that nobody sets. */
  readonly monotone: () => number;
  /** Calls back before the next picture is drawn. */
  readonly nextFrame: (callback: () => void) => void;
  /** Calls back after so many ms. */
  readonly later: (callback: () => void, ms: number) => unknown;
  /** Shows what there is; must be cheap. */
  readonly show: () => void;
  /** Works out what follows from it; may cost more. */
  readonly think: () => void;
}

/** When a stream is shown, and when it is thought about: often enough to follow, seldom enough to leave the panel free. */
export function createPacing({ monotone, nextFrame, later, show, think }: PacingOptions) {
  let isAsked = false;
  let askedAt = -Infinity;
  let heardAt = -Infinity;
  let shownAt = -Infinity;
  let news = 0;
  let rest = SHOW_MS;
  let isThinkingAsked = false;
  let thinkFrom = 0;

  /** There is something to show: so many rows. */
  function ask(count = 0): void {
    const at = monotone();
    news += count;
    if (count > 0) heardAt = at;
    if (isAsked) return;
    isAsked = true;
    askedAt = at;
    wait();
  }

  function wait(): void {
    const calm = Math.max(shownAt + SHOW_MS, heardAt + CALM_MS);
    const ms = Math.min(shownAt + rest, calm) - monotone();
    if (ms <= 0) nextFrame(draw);
    else later(wait, ms);
  }

  function draw(): void {
    isAsked = false;
    shownAt = monotone();
    const isFlood = news / SCREENFUL > Math.max(SHOW_MS, shownAt - askedAt) / SHOW_MS;
    rest = isFlood ? FLOOD_MS : SHOW_MS;
    news = 0;
    batch(() => {
      show();
      if (monotone() >= thinkFrom) thinkNow();
      else askThinking();
    });
  }

  function askThinking(): void {
    if (isThinkingAsked) return;
    isThinkingAsked = true;
    later(() => {
      isThinkingAsked = false;
      ask();
    }, thinkFrom - monotone());
  }

  function thinkNow(): void {
    const started = monotone();
    think();
    thinkFrom = monotone() + (monotone() - started) / SHARE;
  }

  return { ask, thinkNow };
}
