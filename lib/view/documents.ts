import type { LogEvent } from '@/lib/log/event';
import type { Document, Session } from '@/lib/log/session';

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

/** The documents that a session which begins at `since` (ms since 1970) starts with, as events. */
export function documentsSince({ documents }: Session, since: number): LogEvent[] {
  return [...documents.values()].filter((document) => document.since >= since).map(asEvent);
}

function asEvent(document: Document): LogEvent {
  const { documentId, frameId, parentFrameId, url, origin, element, since } = document;
  return { type: 'document', at: since, documentId, frameId, parentFrameId, url, origin, element };
}
