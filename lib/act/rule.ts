import type { Node } from '@/lib/capture/node';
import type { Role } from '@/lib/protocols/mark';

/** What to do with live messages, before any listener of the page hears them. Ends with the view. */
export interface Rule {
  readonly id: string;
  /** In words, for banner and log: "Drop answers of Chatzy". */
  readonly label: string;
  readonly on: boolean;
  readonly match: RuleMatch;
  readonly effect: Effect;
}

/** All that are given must hold. */
export interface RuleMatch {
  readonly definition: string | null;
  readonly role: Role | null;
  /** Text that the payload's JSON must contain, any case. */
  readonly text: string | null;
  /** The sender's origin. */
  readonly origin: string | null;
}

export type Effect =
  | { readonly type: 'drop' }
  | { readonly type: 'delay'; readonly ms: number }
  | {
      readonly type: 'replace';
      readonly fields: readonly { readonly path: string; readonly value: Node }[];
    }
  | { readonly type: 'duplicate' }
  /** The receiver's frame answers the sender at once with `data`; the request goes no further. */
  | { readonly type: 'answer'; readonly answer: RuleAnswer };

/**
 * What stands in `data` is filled in for each answer: `$correlation` with the request's correlation,
 * `$token` with a fresh test token, and its expiry as `$expiresMs`, `$expiresS` or `$expiresIso`.
 */
export interface RuleAnswer {
  readonly data: Node;
  /** Seconds that each minted test token lives. */
  readonly life: number;
  /** JSON of an object: what each test token claims besides `iat`, `exp` and `jti`. */
  readonly claims?: string;
}
