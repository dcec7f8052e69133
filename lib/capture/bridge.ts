/**
 * What the two content scripts of a frame say to each other: events of a type that the page can't know.
 * The isolated script, which runs first, makes that name up, and the page's side takes it before any
 * page script runs. Nothing that comes this way is trusted more than the page is.
 */

/**
 * The hand-over: between the two scripts `window.status`, a text that nothing shows or watches, is
 * the secret, this and what the text was. An event would cost a frame's start many times as much.
 * Added to the secret type it is that of what the page's world tells, see `Told`.
 */
export const MARK = ' embed-devtools';

/** Isolated world → page's world, as `data` of an event of the secret type, on the window. */
export type Order =
  /** Tell when you have read the message that is being heard. Yes: `preventDefault`. */
  | 'tell'
  /** `source` is a port that the frame was given, or keeps. */
  | 'port'
  /** Report what is posted to ports; `source` is any, and without one: no longer. */
  | 'hook'
  /** Take everything away. */
  | 'end';

/**
 * Page's world → isolated world, as `data` of an event on `visualViewport`, which has nothing else on
 * its path and outlives `document.open` (it is `null` only in a document that was left). The message
 * was read, and its data is an object, or not; `null`: `document.open` took the window's listeners
 * away. With a `source` it is what page script posted to that port, `null` stands for data that can't
 * be shown, and `preventDefault` says: heard.
 */
export type Told = boolean | null;
