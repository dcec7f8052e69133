import type { DocumentId } from '@/lib/log/event';

/** Where in a value a token was found. `path` is a JSON path from the root (`$.data.access_token`). */
export interface FoundToken {
  /** The token itself, out of its coat (prefix, base64, JSON text). */
  readonly value: string;
  readonly kind: 'jwt' | 'opaque';
  readonly path: string;
  /** `access` unless its field, its definition or its place says otherwise. */
  readonly use: 'access' | 'refresh' | 'id' | 'other';
  /** ms since 1970, from a field beside it (`expires_at`, `expires_in`); `null` where none says. */
  readonly expiresAt: number | null;
}

/** A JWT taken apart, never verified. */
export interface DecodedJwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** ms since 1970; `null` where the claim is absent or no number. */
  readonly issuedAt: number | null;
  readonly notBefore: number | null;
  readonly expiresAt: number | null;
  /** What is wrong with it, in words (exp as a string, exp in ms …). */
  readonly problems: readonly string[];
}

/** One token of the session, wherever it was seen. Equal values are one token. */
export interface Token {
  /** Short, stable in the session, not reversible: used in masks and keys. */
  readonly id: string;
  readonly value: string;
  readonly kind: 'jwt' | 'opaque';
  readonly use: FoundToken['use'];
  readonly jwt: DecodedJwt | null;
  /** ms since 1970: the JWT's `exp`, else a field beside it; `null`: nothing says. */
  readonly expiresAt: number | null;
  /** Oldest first. */
  readonly sightings: readonly TokenSighting[];
  /** The document that holds it now (it came in its URL or in a message to it), last one first. */
  readonly holders: readonly DocumentId[];
}

export type TokenSighting =
  | {
      readonly in: 'message';
      readonly at: number;
      readonly messageId: string;
      readonly path: string;
      readonly documentId: DocumentId;
    }
  | {
      readonly in: 'url';
      readonly at: number;
      readonly documentId: DocumentId;
      /** `query access_token`, `fragment id_token`, `path 3`. */
      readonly place: string;
    }
  | {
      readonly in: 'request';
      readonly at: number;
      readonly requestId: string;
      readonly place: string;
    };

export type TokenState = 'valid' | 'expiring' | 'expired' | 'not yet valid' | 'no expiry';
