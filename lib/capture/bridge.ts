/**
 * What the two worlds of a frame say to each other: events of a type that the page can't know. A script
 * of its own makes it up (`entrypoints/secret.ts`), and both take it before any page script runs.
 * Nothing that comes this way is trusted more than the page is.
 */

/**
 * The hand-over: while the content scripts start, `window.status`, a text that nothing shows or watches,
 * is the secret, this and what the text was. An event would cost a frame's start many times as much. The
 * isolated script, which is the last, takes it out again: where scripts are forbidden (a sandbox) the
 * page's side does not run, and a text left there the frame's parent could read.
 *
 * Added to the secret type it is that of what the page's world tells, on `visualViewport`, which has
 * nothing else on its path and outlives `document.open` (it is `null` only in a document that was
 * left): page script posted `data` to the port `source`; `null` stands for data that can't be shown;
 * heard: `preventDefault`. Without `source`: `document.open` took the window's listeners away.
 */
export const MARK = ' embed-devtools';

/** Isolated world → page's world, as `data` of an event of the secret type, on the window. */
export type Order =
  /** Is the data of the last message no object? Yes: `preventDefault`. */
  | 'plain'
  /** `source` is a port that the frame was given, or keeps. */
  | 'port'
  /** Report what is posted to ports; `source` is any, and without one: no longer. */
  | 'hook'
  /** Take everything away. */
  | 'end';

/** What `window.status` holds of it between the scripts; empty where they run in another order. */
export function secretIn(status: string): string {
  return status.slice(0, Math.max(0, status.indexOf(MARK)));
}
