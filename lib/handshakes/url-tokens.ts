import type { Document, Session } from '@/lib/log/session';
import type { UrlToken } from '@/lib/protocols/matcher';

/** A document is made anew when its address changes, so what was read of one stays right. */
const readBefore = new WeakMap<Document, readonly UrlToken[]>();

/** The tokens in a document's address, read once. */
export function urlTokens(session: Session, document: Document): readonly UrlToken[] {
  const known = readBefore.get(document) ?? session.matcher.url(document.url);
  readBefore.set(document, known);
  return known;
}
