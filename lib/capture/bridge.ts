/**
 * What the two content scripts of a frame say to each other: events of a type that the page can't know.
 * The page's side, which runs first, makes that name up, and the isolated script takes it before any
 * page script runs. Nothing that comes this way is trusted more than the page is.
 */

/**
 * The hand-over: between the two scripts `window.status`, a text that nothing shows or watches, is
 * the secret, this and what the text was. An event would cost a frame's start many times as much. The
 * isolated script is the one that takes it out again: where scripts are forbidden (a sandbox) it is
 * the only one that runs, and a text left there the frame's parent could read.
 *
 * Added to the secret type it is that of what the page's world tells, on `visualViewport`, which has
 * nothing else on its path and outlives `document.open` (it is `null` only in a document that was
 * left): page script posted `data` to the port `source`; `null` stands for data that can't be shown;
 * heard: `preventDefault`. Without `source`: `document.open` took the window's listeners away.
 */
export const MARK = ' embed-devtools';

/** Isolated world → page's world, as `data` of an event of the secret type, on the window. */
export type Order =
  /** Is the data of the last message an object? Yes: `preventDefault`. */
  | 'live'
  /** `source` is a port that the frame was given, or keeps. */
  | 'port'
  /** Report what is posted to ports; `source` is any, and without one: no longer. */
  | 'hook'
  /** Take everything away. */
  | 'end';
