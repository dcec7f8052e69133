import { batch } from '@preact/signals';

/** ms between two pictures of a stream; the first of a batch is drawn at once. */
const SHOW_MS = 200;
/** The same, while each picture has a screenful of news: nobody reads that, and hands want the time. */
const FLOOD_MS = 400;
const SCREENFUL = 30;
/** Pairing and findings may take this part of the time, whatever a session's size. */
const SHARE = 0.1;

export interface PacingOptions {
  /** ms since 1970. */
  readonly now: () => number;
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
export function createPacing({ now, nextFrame, later, show, think }: PacingOptions) {
  let isAsked = false;
  let shownAt = -Infinity;
  let news = 0;
  let rest = SHOW_MS;
  let isThinkingAsked = false;
  let thinkFrom = 0;

  /** There is something to show: so many rows. */
  function ask(count = 0): void {
    news += count;
    if (isAsked) return;
    isAsked = true;
    const wait = shownAt + rest - now();
    if (wait <= 0) nextFrame(draw);
    else later(() => nextFrame(draw), wait);
  }

  function draw(): void {
    isAsked = false;
    shownAt = now();
    rest = news > SCREENFUL ? FLOOD_MS : SHOW_MS;
    news = 0;
    batch(() => {
      show();
      if (now() >= thinkFrom) thinkNow();
      else askThinking();
    });
  }

  function askThinking(): void {
    if (isThinkingAsked) return;
    isThinkingAsked = true;
    later(() => {
      isThinkingAsked = false;
      ask();
    }, thinkFrom - now());
  }

  function thinkNow(): void {
    const started = now();
    think();
    thinkFrom = now() + (now() - started) / SHARE;
  }

  return { ask, thinkNow };
}
