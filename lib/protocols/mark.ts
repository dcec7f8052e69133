import type { FoundToken } from '@/lib/tokens/token';

/** What a message is in one protocol. */
export type Role = 'request' | 'answer' | 'refusal' | 'push' | 'echo' | 'port-setup';

/** What matching found in one message (or one request), once and for all. */
export interface Mark {
  readonly roles: readonly RoleMark[];
  /** Every token found by a definition's path or by shape. */
  readonly tokens: readonly FoundToken[];
}

export interface RoleMark {
  /** `Definition.id`. */
  readonly definition: string;
  readonly role: Role;
  /** The id that joins request and answer; `null` where the protocol has none. */
  readonly correlation: string | null;
  /** Counts only together with an open request of the same correlation. */
  readonly needsRequest: boolean;
  /** Which way it must go: said by a frame to its host, or by the host to a frame. */
  readonly from: 'frame' | 'host';
  /** Indexes into `Mark.tokens`, access token first. */
  readonly tokens: readonly number[];
  /** The request's reason or the refusal's error, as text. */
  readonly reason: string | null;
}

/** What a network request is in one protocol: a call of its refresh (or first token) endpoint. */
export interface EndpointMark {
  readonly definition: string;
  /** `Endpoint.id`, such as `refresh` or `initial`. */
  readonly endpoint: string;
  readonly purpose: 'refresh' | 'initial' | 'api';
  /** What its status means there; `null` where the vendor doesn't say. */
  readonly meaning: string | null;
  readonly tokens: readonly FoundToken[];
}
