import type { DocumentId } from '@/lib/log/event';
import type { Session } from '@/lib/log/session';

export interface FrameCounts {
  readonly received: number;
  readonly sent: number;
  /** Tokens that the document holds. */
  readonly tokens: number;
}

export function countFrames(session: Session): ReadonlyMap<DocumentId, FrameCounts> {
  const counts = new Map<DocumentId, { received: number; sent: number; tokens: number }>();
  const of = (id: DocumentId) => {
    let count = counts.get(id);
    if (count === undefined) counts.set(id, (count = { received: 0, sent: 0, tokens: 0 }));
    return count;
  };
  for (const { receiver, sender } of session.messages) {
    of(receiver).received++;
    if (sender !== null) of(sender).sent++;
  }
  for (const { holders } of session.tokens.values()) for (const id of holders) of(id).tokens++;
  return counts;
}
