/** ms; so far back nothing goes but a clock that somebody set. */
const LEAP = 1_000;

/**
 * When the document began, ms since 1970. Of a process that runs for days `timeOrigin` may be ahead
 * of the computer's clock, and so of what was posted; after a sleep the difference is behind it.
 */
export function bornAt(): number {
  return Math.min(performance.timeOrigin, Date.now() - performance.now() + 1);
}

/**
 * Turns an event's `timeStamp` into ms since 1970. The clock behind it is finer than `Date.now()`, but
 * stands still while the computer sleeps and drifts in a page that stays open: the frames of a tab, in
 * processes of their own, would tell of one handshake in the wrong order. A frame's own rows stay in
 * theirs: small corrections go forward only.
 */
export function createClock(): (timeStamp: number) => number {
  let origin = performance.timeOrigin;
  return (timeStamp) => {
    const about = Date.now() - performance.now(); // of whole milliseconds, so 1 more or less
    origin = about < origin - LEAP ? about : Math.max(origin, about - 1);
    return origin + timeStamp;
  };
}
