import type { LogEvent } from '@/lib/log/event';
import type { Session } from '@/lib/log/session';

/**
 * The messages that were cleared away: after the background died, the frames tell what they still
 * have once more, and these must not come back.
 */
export function createForgotten() {
  /** The last number of each document; their numbers ascend. */
  const last = new Map<string, number>();

  return {
    add({ messageById }: Session): void {
      for (const id of messageById.keys()) {
        const [document, seq] = placeOf(id);
        last.set(document, Math.max(seq, last.get(document) ?? 0));
      }
    },
    /** They are shown again. */
    recall({ messageById }: Session): void {
      for (const id of messageById.keys()) last.delete(placeOf(id)[0]);
    },
    has(event: LogEvent): boolean {
      if (event.type !== 'message' || last.size === 0) return false;
      const [document, seq] = placeOf(event.id);
      return seq <= (last.get(document) ?? 0);
    },
  };
}

/** The document that told of a message, and its number there. */
function placeOf(id: string): readonly [string, number] {
  const colon = id.lastIndexOf(':');
  return [id.slice(0, colon), Number(id.slice(colon + 1))];
}
