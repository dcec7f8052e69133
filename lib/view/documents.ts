import type { LogEvent } from '@/lib/log/event';
import { livingDocuments } from '@/lib/log/living-documents';
import type { Session } from '@/lib/log/session';

/** Frames come, go or move with it: what rows call a frame may have changed. */
export function isStructure({ type }: LogEvent): boolean {
  return type === 'document' || type === 'address' || type === 'gone';
}

/**
 * The tab shows another page. A background that died on the way does not say so: its top document does.
 * No place tells whether what is known was that page's: of a page that is being left, Chrome says another frame.
 */
export function isOtherPage({ documents }: Session, event: LogEvent): boolean {
  if (event.type !== 'document' || event.frameId !== 0) return event.type === 'navigation';
  return documents.size > 0 && !documents.has(event.documentId);
}

/** What a cleared session starts with: the documents that live. */
export function documentsOf(session: Session): LogEvent[] {
  return livingDocuments(session).map(
    ({ documentId, frameId, parentFrameId, url, origin, element, since }) => {
      const place = { documentId, frameId, parentFrameId, url, origin, element };
      return { type: 'document', at: since, ...place };
    },
  );
}
