import { remember } from '@/lib/bounded';
import type { DocumentId, LogEvent } from '@/lib/log/event';
import type { Session } from '@/lib/log/session';

/** So many that left are known: older ones have long stopped speaking. */
const TELLERS = 5_000;

/**
 * What left the log: cleared away, or of a page that the tab no longer shows. After the background
 * died, frames and devtools tell what they still have once more, and a page that is being left may
 * speak late; none of that must come back.
 */
export function createForgotten() {
  /** The last number of each teller, a document or the devtools page; their numbers ascend. */
  const last = new Map<string, number>();
  const left = new Map<DocumentId, true>();

  /** What `session` has, and `kept` has not. */
  function add(session: Session, kept?: Session): void {
    for (const id of session.messageById.keys()) if (!kept?.messageById.has(id)) note(id);
    for (const id of session.requestById.keys()) if (!kept?.requestById.has(id)) note(id);
  }

  function note(id: string): void {
    const [teller, number] = placeOf(id);
    remember(last, teller, Math.max(number, last.get(teller) ?? 0), TELLERS);
  }

  return {
    add,
    /** The tab shows another page, of which `kept` has all that was told so far. */
    leave(before: Session, kept: Session): void {
      add(before, kept);
      for (const id of before.documents.keys())
        if (!kept.documents.has(id)) remember(left, id, true, TELLERS);
    },
    /** They are shown again. */
    recall(session: Session): void {
      for (const id of [...session.messageById.keys(), ...session.requestById.keys()]) {
        const [teller, number] = placeOf(id);
        const known = last.get(teller);
        if (known !== undefined) last.set(teller, Math.min(known, number - 1));
      }
      for (const id of session.documents.keys()) left.delete(id);
    },
    has(event: LogEvent): boolean {
      switch (event.type) {
        case 'document':
          left.delete(event.documentId); // back, out of the back/forward cache
          return false;
        case 'stored':
        case 'listeners':
          return left.has(event.documentId);
        case 'message':
        case 'request': {
          const [teller, number] = placeOf(event.id);
          return left.has(teller) || number <= (last.get(teller) ?? 0);
        }
        default:
          return false;
      }
    },
  };
}

/** Who told of a message or request, and its number there. */
function placeOf(id: string): readonly [string, number] {
  const colon = id.lastIndexOf(':');
  return [id.slice(0, colon), Number(id.slice(colon + 1))];
}
