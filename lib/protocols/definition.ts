import type { Link } from '@/lib/findings/finding';
import type { FoundToken } from '@/lib/tokens/token';
import type { Role } from './mark';

export { parseDefinition } from './parse-definition';

/**
 * A protocol as data: how one vendor's frames and hosts ask for tokens and hand them over. Plain
 * JSON, so that a user's own definition, a vendor file and one on its way to a frame are the same
 * thing. Users write it by `docs/protocols.md`; `parse-definition.ts` checks what they wrote.
 */
export interface Definition {
  /** Kebab-case, unique among the definitions that are on. */
  readonly id: string;
  /** What lists show. */
  readonly name: string;
  readonly vendor?: string;
  readonly docs?: readonly Link[];
  readonly notes?: string;
  /** Where given, addresses and requests of other origins are not this protocol's. Messages are not checked. */
  readonly origins?: readonly string[];
  readonly transport: Transport;
  /** How its messages are written; `object` where not said. */
  readonly payload?: Payload;
  readonly messages: readonly MessageRule[];
  /** Where the frame's first token stands in its address. First tokens in messages are `push` rules. */
  readonly firstToken?: readonly FirstToken[];
  readonly endpoints?: readonly Endpoint[];
  /** Seconds that an access token lives, where the vendor says it. */
  readonly documentedLife?: number;
  /** Places, as `UrlToken.place` says them, where the vendor itself puts an access token into the address. */
  readonly urlTokenDocumented?: readonly string[];
  /** A host that can't give a token says nothing at all. */
  readonly silentRefusal?: boolean;
}

/** `port:…`: on a MessagePort, by who opened it; a `port-setup` message still comes by the window. */
export type Transport = 'window' | 'port:frame-opened' | 'port:host-opened' | 'port:per-request';

/**
 * `json`: a string that holds JSON, `json-or-object`: either; paths begin inside it. `text`: any other
 * string (delimited, an URL), whose parts are named by `@part`, `@before`, `@after`, `@query`, `@fragment`.
 */
export type Payload = 'object' | 'json' | 'json-or-object' | 'text';

export interface MessageRule {
  readonly role: Role;
  readonly from: 'frame' | 'host';
  /** All paths of one match must hold; of several matches any. */
  readonly match: Match | readonly Match[];
  /** Too general alone: counts only with an open request of the same correlation. */
  readonly needsRequest?: boolean;
  /** Path of the id that joins request and answer. */
  readonly correlation?: string;
  /** Access token first. */
  readonly tokens?: readonly TokenRule[];
  /** Path of a request's reason or a refusal's error. */
  readonly reason?: string;
  /** This push brings the frame its first token. */
  readonly first?: boolean;
}

/** What must hold at each path. */
export type Match = Readonly<Record<string, Literal | Operator>>;

export type Literal = string | number | boolean | null;

export type Operator =
  | { readonly $type: NodeType }
  | { readonly $exists: true }
  /** Missing, or `undefined`. */
  | { readonly $absent: true }
  | { readonly $in: readonly Literal[] }
  /** Missing, or something else. */
  | { readonly $ne: Literal }
  | { readonly $regex: string }
  /** A string that is no JSON. */
  | { readonly $invalidJson: true };

export type NodeType = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'null';

export interface TokenRule {
  readonly path: string;
  /** `access` where not said. */
  readonly use?: FoundToken['use'];
  /** Where said, nothing else is taken for this token. */
  readonly kind?: FoundToken['kind'];
  readonly expiry?: ExpiryRule;
}

/** `in-token`: the JWT's own `exp`, also where it is a date text. `ttl`: from the moment of the message. */
export type ExpiryRule =
  | { readonly unit: 'in-token' }
  | {
      readonly unit: 'ttl-s' | 'ttl-ms' | 'epoch-s' | 'epoch-ms' | 'iso-8601';
      readonly path: string;
    };

export type FirstToken =
  | {
      readonly in: 'query' | 'fragment';
      readonly name: string;
      readonly use?: FoundToken['use'];
      /** Names that must be in the same query or fragment: what tells this vendor's `access_token` from another's. */
      readonly beside?: readonly string[];
      readonly expiry?: ExpiryRule;
    }
  /** The path segment after these: `/embed/dashboard` finds the token of `/embed/dashboard/<token>`. */
  | { readonly in: 'path'; readonly after: string; readonly use?: FoundToken['use'] };

/** A call over HTTP that belongs to the protocol. */
export interface Endpoint {
  readonly id: string;
  readonly purpose: 'refresh' | 'initial' | 'api';
  readonly method: string;
  /** The end of the URL's path, `*` for one segment: `/user/v1/embedded/refresh/`. */
  readonly path: string;
  readonly body?: 'json' | 'form';
  readonly request?: readonly RequestField[];
  /** In the JSON of its answer. */
  readonly tokens?: readonly TokenRule[];
  /** Path of the error text in its answer. */
  readonly reason?: string;
  /** By status code, in a sentence: `401` → `Invalid or expired refresh token`. */
  readonly statuses?: Readonly<Record<string, string>>;
  /** The call carries a refresh token: it has no business in a browser. */
  readonly wantsRefreshToken?: boolean;
}

export interface RequestField {
  /** Name in the body. */
  readonly name: string;
  readonly kind: 'text' | 'uuid' | 'refresh-token';
  readonly optional?: boolean;
}
