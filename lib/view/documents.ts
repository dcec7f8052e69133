import type { LogEvent } from '@/lib/log/event';
import type { Session } from '@/lib/log/session';

/** Frames come, go or move with it: what rows call a frame may have changed. */
export function isStructure({ type }: LogEvent): boolean {
  return type === 'document' || type === 'address' || type === 'gone';
}

/** The tab shows another page. A background that died on the way does not say so: its top document does. */
export function isOtherPage({ documents }: Session, event: LogEvent): boolean {
  if (event.type !== 'document' || event.frameId !== 0) return event.type === 'navigation';
  if (documents.has(event.documentId)) return false;
  return [...documents.values()].some(({ frameId }) => frameId === 0);
}

/** What a cleared session starts with: the documents that it had. */
export function documentsOf({ documents }: Session): LogEvent[] {
  return Array.from(
    documents.values(),
    ({ documentId, frameId, parentFrameId, url, origin, element, since }) => {
      const place = { documentId, frameId, parentFrameId, url, origin, element };
      return { type: 'document', at: since, ...place };
    },
  );
}
