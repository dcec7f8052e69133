/**
 * Every message that crosses a context boundary, and nothing else.
 *
 *     frame (isolated world) ──port──▶ hub (background) ──port──▶ view (panel, popup)
 *                            ◀──port──                  ◀──port──
 *                                      hub ◀──port── devtools page (network)
 *
 * All ends are our own code, so messages are typed, not parsed. Which tab, frame and document a frame's
 * message is of, the browser says (`port.sender`), never the message; views and devtools pages, which are
 * pages of the extension, name their tab (`watch`, `inspect`). The page's end of the port hook is `bridge.ts`.
 */
import type { Rule } from './act/rule';
import type { Node } from './capture/node';
import type { Sighting, WindowRef } from './capture/sighting';
import type {
  ActionKind,
  DocumentId,
  FrameElement,
  LogEvent,
  RequestEvent,
  RuleEffect,
  StoredEvent,
} from './log/event';
import type { Definition } from './protocols/definition';

export const PORT = { frame: 'frame', view: 'view', devtools: 'devtools' } as const;

// ── frame → hub, on its port ──────────────────────────────────────────────────────────────────────

export type FromFrame = Hello | Rows | Spoken | Address | Stored | Respeak;

/** First word on a new port: who this document is. Said again when the answer changes. */
export interface Hello {
  readonly type: 'hello';
  readonly at: number;
  readonly url: string;
  readonly origin: string;
  readonly name: string;
  /** `i` with `parent[i] === window`; `null` at the top and in a shadow tree. */
  readonly index: number | null;
  /** The child frames that this document has elements for, in shadow trees too. */
  readonly children: readonly ChildFrame[];
}

export interface ChildFrame {
  readonly element: FrameElement;
  /** `i` with `window[i] === element.contentWindow`; `null` in a shadow tree. */
  readonly index: number | null;
  /** Firefox tells it. */
  readonly frameId: number | null;
}

/** Recorded messages, ascending and without gaps; `lost` were thrown away before the first of them. */
export interface Rows {
  readonly type: 'rows';
  readonly rows: readonly Sighting[];
  readonly lost: number;
  /** Recorded before somebody looked. */
  readonly early: boolean;
}

/** What became of a `Speak`. */
export interface Spoken {
  readonly type: 'spoken';
  readonly id: string;
  readonly error: string | null;
}

export interface Address {
  readonly type: 'address';
  readonly at: number;
  readonly url: string;
}

export interface Stored {
  readonly type: 'stored';
  readonly items: readonly Omit<StoredEvent, 'type' | 'documentId'>[];
}

/** A rule held a message: have its sender say `data` to this frame again. */
export interface Respeak {
  readonly type: 'respeak';
  readonly rule: { readonly id: string; readonly done: RuleEffect };
  readonly speaker: WindowRef;
  readonly data: Node;
}

// ── frame → hub, as a single message (`runtime.sendMessage`), with nobody looking ─────────────────────────────

/** What the badge needs: rows (and an address) that may hold a token; `at` as in `Hello`. */
export interface Hot extends Pick<Hello, 'at' | 'url' | 'origin'> {
  readonly type: 'hot';
  readonly rows: readonly Sighting[];
}

/**
 * Chrome only: the frame's address begins with a fragment that may hold a token, which filters of
 * `webNavigation` don't see. The sender's URL has it.
 */
export interface Fragment {
  readonly type: 'fragment';
}

// ── hub → frame (once it has injected `reporter.ts`, which opens the port) ───────────────────────────────────────────────────────────────────────────────────

/** On the frame's port. */
export type ToFrame =
  /** Recorded up to here: need not be said again. */
  | { readonly type: 'ack'; readonly seq: number }
  /** Nobody looks any more: close the port, take the hook away. */
  | { readonly type: 'rest' }
  | Forget
  | Speak
  /** The rules from now on (`intercept.ts` was injected before); none ends interception. */
  | {
      readonly type: 'rules';
      readonly rules: readonly Rule[];
      readonly definitions: readonly Definition[];
    };

/** The user cleared the log: what was said so far must not be said again, to no view and no new hub. */
export interface Forget {
  readonly type: 'forget';
}

/** Speak as this frame. Answered by `Spoken`. */
export interface Speak {
  readonly type: 'speak';
  readonly id: string;
  readonly to: WindowRef;
  readonly targetOrigin: string;
  readonly data: Node;
}

// ── view → hub ────────────────────────────────────────────────────────────────────────────────────

export type FromView =
  /** First word on a new port. A popup names its tab too. Answered by events from the beginning. */
  | { readonly type: 'watch'; readonly tabId: number }
  | { readonly type: 'clear' }
  | { readonly type: 'do'; readonly id: string; readonly command: Command };

export type Command =
  | SpeakCommand
  /** Replaces all rules of this view. */
  | { readonly type: 'rules'; readonly rules: readonly Rule[] }
  | CallCommand
  /** Mark the document's iframe in its parent; `null` takes the mark away. */
  | { readonly type: 'mark'; readonly documentId: DocumentId | null }
  /** Show the options page: a devtools panel can't in Firefox. */
  | { readonly type: 'options' }
  | { readonly type: 'log'; readonly event: LogEvent };

/** Have `speaker` post `data` to `receiver`. */
export interface SpeakCommand {
  readonly type: 'speak';
  readonly kind: ActionKind;
  readonly label: string;
  readonly speaker: DocumentId;
  readonly receiver: DocumentId;
  readonly targetOrigin: string;
  readonly data: Node;
}

/** Have the background call an endpoint. Its answer is a `RequestEvent` with this action's id. */
export interface CallCommand {
  readonly type: 'call';
  readonly label: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
}

// ── hub → view ────────────────────────────────────────────────────────────────────────────────────

export type ToView =
  /** The log from its beginning follows: forget what you have of this recording (fold knows rows twice). */
  | { readonly type: 'start' }
  /** Oldest first. */
  | { readonly type: 'events'; readonly events: readonly LogEvent[] }
  /** All that was there when `watch` came has been said. */
  | { readonly type: 'ready' }
  | { readonly type: 'cleared' }
  /** The tab's address, and which origins in it the extension may not see (host permission missing). */
  | { readonly type: 'access'; readonly page: string; readonly denied: readonly string[] }
  | { readonly type: 'done'; readonly id: string; readonly error: string | null };

// ── devtools page → hub ───────────────────────────────────────────────────────────────────────────

export type FromDevtools =
  | { readonly type: 'inspect'; readonly tabId: number }
  | { readonly type: 'requests'; readonly events: readonly RequestEvent[] };

// ── hub → devtools page ───────────────────────────────────────────────────────────────────────────

export type ToDevtools = Forget;
