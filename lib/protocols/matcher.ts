import type { Node } from '@/lib/capture/node';
import type { RequestEvent } from '@/lib/log/event';
import type { FoundToken } from '@/lib/tokens/token';
import type { EndpointMark, Mark } from './mark';

/** All definitions that are on, compiled once (`match.ts` makes it). */
export interface Matcher {
  /**
   * Never throws; `null` for what is in no protocol and holds no token. `port`: it came through a
   * MessagePort. `at` (ms since 1970): when, which times to live count from; without it they are unknown.
   */
  message(root: Node, port: boolean, at?: number): Mark | null;
  /** Tokens in a frame's address: by a definition's first-token place, or by shape. */
  url(url: string, at?: number): readonly UrlToken[];
  request(request: RequestEvent): EndpointMark | null;
  /** The display name of a definition; its id where it is unknown. */
  name(definition: string): string;
}

export interface UrlToken extends FoundToken {
  /** `query access_token`, `fragment id_token`, `path 3`. */
  readonly place: string;
  /** The definition that documents this place; `null`: found by shape. */
  readonly definition: string | null;
}
