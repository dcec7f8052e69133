import type { FoundToken } from '@/lib/tokens/token';
import { withoutFragment } from '@/lib/url-parts';
import type { DocumentId, RequestEvent } from './event';
import type { Session } from './session';

/** The bearer token of a request's `Authorization` header (RFC 6750 section 2.1), if it has one. */
export function bearerOf(request: RequestEvent): FoundToken | null {
  const header = request.requestHeaders.find(({ name }) => name.toLowerCase() === 'authorization');
  const value = header && /^Bearer\s+(\S{8,})$/i.exec(header.value)?.[1];
  if (!value) return null;
  const kind = /^eyJ[\w-]*\.[\w-]*\.[\w-]*$/.test(value) ? 'jwt' : 'opaque';
  return { value, kind, path: 'Authorization', use: 'access', expiresAt: null };
}

/**
 * The document that sent a request, as far as it tells: its `Referer` is a document's address, or
 * else its `Origin` (or `Referer`) is the origin of one document alone.
 */
export function requesterOf(session: Session, request: RequestEvent): DocumentId | null {
  const header = (wanted: string) =>
    request.requestHeaders.find(({ name }) => name.toLowerCase() === wanted)?.value;
  const referer = header('referer');
  const living = [...session.documents.values()].filter(
    ({ since, until }) => since <= request.at + 1000 && (until === null || until >= request.at),
  );
  const exact = living.filter(
    ({ url }) => referer !== undefined && withoutFragment(url) === referer,
  );
  if (exact.length > 0) return exact.at(-1)?.documentId ?? null;
  const origin = header('origin') ?? originOf(referer);
  const candidates = living.filter((document) => document.origin === origin);
  return candidates.length === 1 ? (candidates[0]?.documentId ?? null) : null;
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}
