import type { MessageEvent } from './event';
import type { MessageRow, Session } from './session';

const NONE: readonly never[] = [];

/**
 * The row of a message that the session has not yet. A hundred thousand are kept: so a row is written
 * out (a spread of so many fields makes a hash table of each), and what many have in common is one text
 * and one list for all (each event came with copies of its own).
 */
export function rowOf(
  { documents, messageById, lost }: Session,
  event: MessageEvent,
  mark: MessageRow['mark'],
  tokens: readonly string[],
): MessageRow {
  const speaker = event.sender === null ? undefined : documents.get(event.sender);
  return {
    type: event.type,
    id: event.id,
    at: event.at,
    receiver: documents.get(event.receiver)?.documentId ?? event.receiver,
    sender: speaker?.documentId ?? event.sender,
    origin: speaker?.origin === event.origin ? speaker.origin : event.origin,
    channel: event.channel,
    preview: event.preview,
    ports: event.ports.length === 0 ? NONE : event.ports,
    trusted: event.trusted,
    early: event.early,
    action: event.action,
    rule: event.rule,
    number: messageById.size + lost + 1,
    mark,
    tokens: tokens.length === 0 ? NONE : tokens,
  };
}
