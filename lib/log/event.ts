import type { Preview } from '@/lib/capture/node';

/**
 * The log of a session: what happened in one tab, in the order in which the hub heard of it.
 * Everything that a view shows is a fold of it (`session.ts`). All times are ms since 1970, with
 * fractions where the browser gives them (`performance.timeOrigin + event.timeStamp`).
 */
export type LogEvent =
  | DocumentEvent
  | AddressEvent
  | GoneEvent
  | NavigationEvent
  | MessageEvent
  | RequestEvent
  | StoredEvent
  | LostEvent
  | ActionEvent
  | ListenersEvent;

/** The browser's id of one document in one frame: never reused, unlike frame ids. */
export type DocumentId = string;

/** A document began (or was first heard of). The same id again replaces what was known. */
export interface DocumentEvent {
  readonly type: 'document';
  readonly at: number;
  readonly documentId: DocumentId;
  readonly frameId: number;
  /** -1 for the tab's top frame. */
  readonly parentFrameId: number;
  readonly url: string;
  /** As `event.origin` says it: `null` is the text "null" (sandboxed, data:). */
  readonly origin: string;
  /** What the parent's `<iframe>` says, where its element was found. */
  readonly element: FrameElement | null;
}

export interface FrameElement {
  readonly src: string;
  readonly name: string;
  readonly id: string;
  /** The attribute's text; `null` where there is none. */
  readonly sandbox: string | null;
  readonly shadow: boolean;
}

/** The document's address changed without a load (pushState, fragment). */
export interface AddressEvent {
  readonly type: 'address';
  readonly at: number;
  readonly documentId: DocumentId;
  readonly url: string;
}

export interface GoneEvent {
  readonly type: 'gone';
  readonly at: number;
  readonly documentId: DocumentId;
}

/** The tab went to another page: views clear here unless the log is kept. */
export interface NavigationEvent {
  readonly type: 'navigation';
  readonly at: number;
  readonly url: string;
}

export interface MessageEvent {
  readonly type: 'message';
  /** Unique in the session: `<receiver's document id>:<number>`, numbers ascending. */
  readonly id: string;
  readonly at: number;
  readonly receiver: DocumentId;
  /** `null`: unknown (a closed window, an opener of another tab, a synthetic event without a source). */
  readonly sender: DocumentId | null;
  /** As the receiver's event said it; empty for a message that came through a port. */
  readonly origin: string;
  /** `null`: `window.postMessage`. Else the MessagePort channel's id in the session. */
  readonly channel: string | null;
  readonly preview: Preview;
  /** The channels of the ports that this message handed over, in order; `''` for one not followed. */
  readonly ports: readonly string[];
  /** `false`: made by page script with `dispatchEvent`; its origin and source prove nothing. */
  readonly trusted: boolean;
  /** Posted before a view was there. */
  readonly early: boolean;
  /** The action (`ActionEvent.id`) that had this message spoken: it is ours, not the page's. */
  readonly action: string | null;
  /** What a rule did to it, by the rule's id. */
  readonly rule: { readonly id: string; readonly done: RuleEffect } | null;
}

/**
 * What became of this row. `held`, `dropped` and `answered`: the page did not hear it. A `held` one is
 * said again later, as a row of its own: that one is `delayed`, `replaced` or `duplicated`. `passed`:
 * it could not be held (cut, can't be rebuilt, or too many at once).
 */
export type RuleEffect =
  | 'held'
  | 'dropped'
  | 'answered'
  | 'delayed'
  | 'replaced'
  | 'duplicated'
  | 'passed-with-ports'
  | 'passed';

/** Whether the page never heard a row to which a rule did `done`. */
export function isHeld(done: RuleEffect): boolean {
  return done === 'held' || done === 'dropped' || done === 'answered';
}

/** A request that the browser's network panel reported, reduced to what stories and findings need. */
export interface RequestEvent {
  readonly type: 'request';
  readonly id: string;
  /** When it was sent. */
  readonly at: number;
  /** ms until the response was there. */
  readonly duration: number;
  readonly method: string;
  readonly url: string;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly mime: string;
  readonly requestHeaders: readonly Header[];
  readonly responseHeaders: readonly Header[];
  /** Texts, cut at 64 kB; `null` where there was none or it is binary. */
  readonly requestBody: string | null;
  readonly responseBody: string | null;
  /** Sizes in bytes as the browser says them; -1 unknown. */
  readonly requestSize: number;
  readonly responseSize: number;
  /** `document` for a page's or frame's own load, else as the browser calls it (fetch, xhr …). */
  readonly kind: string;
  /** The action that sent it (the endpoint client); `null` for the page's own. */
  readonly action: string | null;
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** Something like a token lies where page script can read it. */
export interface StoredEvent {
  readonly type: 'stored';
  readonly at: number;
  readonly documentId: DocumentId;
  readonly where: 'localStorage' | 'sessionStorage' | 'cookie';
  readonly key: string;
  readonly value: string;
}

/** Rows that no longer exist: a frame's ring or the tab's log was full. */
export interface LostEvent {
  readonly type: 'lost';
  readonly at: number;
  readonly documentId: DocumentId | null;
  readonly count: number;
}

/** Something that the developer did from a view, and what became of it. */
export interface ActionEvent {
  readonly type: 'action';
  readonly id: string;
  readonly at: number;
  readonly kind: ActionKind;
  /** In words, for a list: "Replayed message 12 as the host". */
  readonly label: string;
  readonly speaker: DocumentId | null;
  readonly receiver: DocumentId | null;
  /** `null`: it worked; else why it didn't: a `Problem`, or the browser's own words. */
  readonly error: string | null;
}

export type ActionKind = 'replay' | 'send' | 'ask' | 'answer' | 'rule' | 'call';

/** Who listens for `message` in a document, asked on demand (Chrome only). */
export interface ListenersEvent {
  readonly type: 'listeners';
  readonly at: number;
  readonly documentId: DocumentId;
  readonly count: number;
}
