import type { Rows } from '@/lib/wire';
import type { Bounds, Ring } from './ring';

/** One message to the hub. */
export const BATCH: Bounds = { rows: 200, bytes: 64_000 };

/** Which rows of a ring the hub has yet to hear. */
export function createOutbox(ring: Ring, limit: Bounds = BATCH) {
  let acknowledged = 0;
  /** Rows up to here were sent on the port that is open now. */
  let sent = 0;

  return {
    /** The next rows, all early or none; `null` when all was sent. */
    next(): Rows | null {
      const from = Math.max(sent + 1, ring.first());
      const first = ring.get(from);
      if (!first) return null;
      const rows = [];
      let bytes = 0;
      for (let entry = ring.get(from); entry; entry = ring.get(from + rows.length)) {
        bytes += entry.bytes;
        const isFull = rows.length >= limit.rows || bytes > limit.bytes;
        if (entry.early !== first.early || (isFull && rows.length > 0)) break;
        rows.push(entry.row);
      }
      const lost = Math.max(0, from - 1 - Math.max(sent, acknowledged));
      sent = from + rows.length - 1;
      return { type: 'rows', rows, lost, early: first.early };
    },
    acknowledge(seq: number): void {
      acknowledged = Math.max(acknowledged, seq);
      ring.want(acknowledged + 1);
    },
    /** A new port: everything that is still there is said again. */
    rewind(): void {
      sent = 0;
      ring.want(acknowledged + 1);
    },
    /** What was sent is of no more use to anybody. */
    forget(): void {
      const unsent = [];
      for (let seq = sent + 1, entry = ring.get(seq); entry; entry = ring.get(++seq))
        unsent.push(entry);
      acknowledged = Math.max(acknowledged, sent);
      ring.drop();
      for (const { row, early } of unsent) ring.add(row, early);
    },
    /** Nobody waits any more. */
    rest(): void {
      ring.want(Infinity);
    },
  };
}
