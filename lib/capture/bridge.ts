/**
 * What the two content scripts of a frame say to each other: events on the window's `visualViewport`,
 * which has nothing else on its path and outlives `document.open`, of a type that the page can't know.
 * The isolated script makes that name up and hands it over before any page script runs. Nothing that
 * comes this way is trusted more than the page is.
 */

/** `null` only in a document that was left. */
export const busOf = (page: Window): EventTarget => page.visualViewport ?? page;

/** The hand-over's event; its `data` is the secret type of all later ones. Heard: `preventDefault`. */
export const HANDOVER = 'embed-devtools-bridge';

/** Isolated world → page's world, as `data` of an event of the secret type. */
export type Order =
  /** Is the data of the last message an object? Yes: `preventDefault`. */
  | 'live'
  /** `source` is a port that the frame was given, or keeps. */
  | 'port'
  /** Report what is posted to ports; `source` is any. */
  | 'hook'
  | 'unhook'
  /** Take everything away. */
  | 'end';

/**
 * Added to the secret type. Page's world → isolated world; heard: `preventDefault`. Page script posted
 * `data` to the port `source`; `null` stands for data that can't be shown. Without `source`:
 * `document.open` took the window's listeners away.
 */
export const TOLD = '-told';
