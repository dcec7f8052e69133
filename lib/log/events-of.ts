import type { LogEvent } from './event';
import type { Session } from './session';

/** The log that gives this session again, oldest first: what a session file holds. */
export function eventsOf(session: Session): LogEvent[] {
  const events: LogEvent[] = [];
  for (const { since, until, parent: _, addresses, ...document } of session.documents.values()) {
    const [first, ...later] = addresses;
    events.push({ type: 'document', at: since, ...document, url: first?.url ?? document.url });
    for (const moved of later)
      events.push({ type: 'address', documentId: document.documentId, ...moved });
    if (until !== null) events.push({ type: 'gone', at: until, documentId: document.documentId });
  }
  for (const { number: _, mark: __, tokens: ___, ...message } of session.messages)
    events.push(message);
  for (const { mark: _, bearer: __, tokens: ___, documentId: ____, ...request } of session.requests)
    events.push(request);
  events.push(...session.stored, ...session.actions, ...session.navigations);
  for (const [documentId, said] of session.listeners)
    events.push({ type: 'listeners', documentId, ...said });
  events.sort((one, other) => one.at - other.at);
  if (session.lost === 0) return events;
  const at = events[0]?.at ?? 0;
  return [{ type: 'lost', at, documentId: null, count: session.lost }, ...events];
}
