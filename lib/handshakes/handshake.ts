import type { DocumentId } from '@/lib/log/event';

/**
 * `asked`: no answer yet, and still time. `answered`: a token came. `adopted`: and was used.
 * `unanswered`: no answer in time. `refused`: the host said no. `pushed`: a token came unasked.
 * `reloaded`: the frame got its new token by a reload of its URL. `failed`: no message
 * of it was seen, and its last call of the refresh endpoint brought no token.
 */
export type HandshakeState =
  'asked' | 'answered' | 'adopted' | 'unanswered' | 'refused' | 'pushed' | 'reloaded' | 'failed';

/** One refresh, from whatever was seen of it. */
export interface Handshake {
  /** Stable while it grows: the id of its first message or request. */
  readonly id: string;
  /** `null`: an unrecognised protocol, found by shape (`evidence` says how). */
  readonly definition: string | null;
  readonly state: HandshakeState;
  /** The frame that holds the token, and the document that gives it one. */
  readonly agent: DocumentId;
  readonly host: DocumentId | null;
  /** ms since 1970: when it was asked, or when the token came if nobody asked. */
  readonly at: number;
  /** ms from the request to its answer; `null` without both. */
  readonly latency: number | null;
  readonly reason: string | null;
  /** Message ids, oldest first. */
  readonly requests: readonly string[];
  readonly answers: readonly string[];
  readonly refusals: readonly string[];
  readonly echoes: readonly string[];
  /** Request ids of refresh endpoint calls that belong to it. */
  readonly calls: readonly string[];
  /** `Token.id`: what the agent held before, and what it was given. */
  readonly oldToken: string | null;
  readonly newToken: string | null;
  /** Request ids: the last use of the old token (and a 401), the first use of the new one. */
  readonly refusedCall: string | null;
  readonly adoptedCall: string | null;
  /** Why an unrecognised exchange is taken for a refresh, a sentence each. */
  readonly evidence: readonly string[];
  /** A part of it was spoken by us. */
  readonly ours: boolean;
}

/** One step of a handshake's story. */
export interface Stage {
  readonly name:
    'used' | 'asked' | 'received' | 'called' | 'issued' | 'answered' | 'delivered' | 'adopted';
  /** `missing`: it should have happened and did not. `unknown`: can't be seen here. */
  readonly state: 'done' | 'failed' | 'missing' | 'waiting' | 'unknown';
  /** ms since 1970; `null` where it did not happen or nobody saw when. */
  readonly at: number | null;
  /** A sentence: "The agent's API call was refused with 401". */
  readonly text: string;
  readonly messageId: string | null;
  readonly requestId: string | null;
}
