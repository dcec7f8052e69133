import type { DocumentId } from '@/lib/log/event';
import type { MessageRow, Session } from '@/lib/log/session';
import type { RoleMark } from '@/lib/protocols/mark';
import { onlyChild, parentOf } from './parties';

/**
 * Who speaks to whom on each MessagePort channel: what comes through a port names no sender, but
 * the message that handed the port over did.
 */
export function createChannels(session: Session) {
  const ends = new Map<string, readonly [DocumentId, DocumentId]>();

  function learn(row: MessageRow): void {
    const sender = row.sender ?? otherEnd(row);
    if (sender === null) return;
    for (const channel of row.ports)
      if (channel !== '' && !ends.has(channel)) ends.set(channel, [sender, row.receiver]);
  }

  function otherEnd(row: MessageRow): DocumentId | null {
    const pair = row.channel === null ? undefined : ends.get(row.channel);
    if (pair === undefined) return null;
    if (pair[0] === row.receiver) return pair[1];
    return pair[1] === row.receiver ? pair[0] : null;
  }

  /** The sender as the event said it, as its channel tells it, or as the tree of frames allows no other. */
  function senderOf(row: MessageRow, role: RoleMark): DocumentId | null {
    return (
      row.sender ??
      otherEnd(row) ??
      (role.from === 'host'
        ? parentOf(session, row.receiver)
        : onlyChild(session, row.receiver, row.at))
    );
  }

  return { learn, senderOf };
}

export type Channels = ReturnType<typeof createChannels>;
