import { t } from '@/lib/i18n';
import type { DocumentId } from '@/lib/log/event';
import { livingDocuments } from '@/lib/log/living-documents';
import type { Session } from '@/lib/log/session';
import { withoutFragment } from '@/lib/url-parts';

/** One `message` listener of a document, as the browser's console tells it. */
export interface Listener {
  readonly name: string;
  /** The head of the function's source. */
  readonly source: string;
  readonly useCapture: boolean;
  readonly once: boolean;
}

export type ListenersAnswer =
  { readonly listeners: readonly Listener[] } | { readonly error: string };

/**
 * By which address the browser's tools find the document's frame, `null` the page's own; or why they
 * would not find it, or another in its place. They know no fragments. An opened file has no frames.
 */
export function frameToAsk(
  session: Session | null,
  documentId: DocumentId,
): { readonly url: string | null } | { readonly error: string } {
  const living = session ? livingDocuments(session) : [];
  const asked = living.find((document) => document.documentId === documentId);
  if (!asked) return { error: t('The frame can’t be asked: it is gone or hidden.') };
  if (asked.parentFrameId < 0) return { url: null };
  const url = withoutFragment(asked.url);
  if (living.filter((one) => withoutFragment(one.url) === url).length === 1) return { url };
  return {
    error: t('The frame can’t be asked: another one has the same address, and may answer instead.'),
  };
}
