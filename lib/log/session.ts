import type { Matcher } from '@/lib/protocols/matcher';
import type { EndpointMark, Mark } from '@/lib/protocols/mark';
import type { Token } from '@/lib/tokens/token';
import type {
  ActionEvent,
  DocumentEvent,
  DocumentId,
  MessageEvent,
  NavigationEvent,
  RequestEvent,
  StoredEvent,
} from './event';

/**
 * What a log of events adds up to. `fold` (fold.ts) grows it in place and counts `version` up: the same
 * events give the same session, whoever folds them (panel, popup, badge, a file, a test).
 */
export interface Session {
  version: number;
  readonly matcher: Matcher;
  readonly documents: Map<DocumentId, Document>;
  /** The living one of each frame, by its frame id. */
  readonly living: Map<number, DocumentId>;
  /** In order of time. At most `KEPT_MESSAGES`; `lost` counts what was dropped before them. */
  readonly messages: MessageRow[];
  readonly messageById: Map<string, MessageRow>;
  /** The messages that have a mark or are ours, oldest first: all that pairing looks at. */
  readonly marked: MessageRow[];
  readonly requests: RequestRow[];
  readonly requestById: Map<string, RequestRow>;
  /** By `Token.id`, in order of first sighting. */
  readonly tokens: Map<string, Token>;
  readonly actions: ActionEvent[];
  readonly stored: StoredEvent[];
  readonly navigations: NavigationEvent[];
  /** How many `message` listeners a document has, where somebody asked. */
  readonly listeners: Map<DocumentId, { readonly at: number; readonly count: number }>;
  /** About how much memory `messages` take. */
  bytes: number;
  lost: number;
}

export interface Document extends Omit<DocumentEvent, 'type' | 'at'> {
  /** ms since 1970. */
  readonly since: number;
  /** Where it was and is (pushState, fragment), oldest first: the very first, and the newest. */
  readonly addresses: readonly { readonly at: number; readonly url: string }[];
  /** `null` while it lives. */
  readonly until: number | null;
  /** The parent frame's document; `null` at the top, or where unknown. */
  readonly parent: DocumentId | null;
}

export interface MessageRow extends MessageEvent {
  /** From 1, in order of arrival: what the user sees as "#12". */
  readonly number: number;
  readonly mark: Mark | null;
  /** `Token.id` of each of `mark.tokens`. */
  readonly tokens: readonly string[];
}

export interface RequestRow extends RequestEvent {
  readonly mark: EndpointMark | null;
  /** `Token.id` of the bearer token in its `Authorization` header, if any. */
  readonly bearer: string | null;
  /** `Token.id`s in the endpoint's answer. */
  readonly tokens: readonly string[];
  /** The document that sent it, as far as its `Referer`, `Origin` and URL tell. */
  readonly documentId: DocumentId | null;
}
