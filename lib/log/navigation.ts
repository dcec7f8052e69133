import type { LogEvent } from './event';

/**
 * What of a log belongs to the page that began at `since` (ms since 1970): its documents, what they
 * heard, and requests from then on. The page before may still speak after that: its documents are older.
 */
export function sinceNavigation(events: readonly LogEvent[], since: number): LogEvent[] {
  const documents = new Set<string>();
  for (const event of events)
    if (event.type === 'document' && event.at >= since) documents.add(event.documentId);
  return events.filter((event) => {
    switch (event.type) {
      case 'document':
      case 'address':
      case 'gone':
      case 'stored':
      case 'listeners':
        return documents.has(event.documentId);
      case 'message':
        return documents.has(event.receiver) || documents.has(event.sender ?? '');
      case 'request':
        return event.at >= since;
      default:
        return false;
    }
  });
}
