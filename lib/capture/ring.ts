import type { Sighting } from './sighting';

/** How much a frame remembers. */
export interface Bounds {
  readonly rows: number;
  readonly bytes: number;
}

/** Always kept, so that early messages are there when somebody looks. */
export const KEPT: Bounds = { rows: 2_000, bytes: 2_000_000 };
/** Kept while somebody looks, until the hub has acknowledged it. */
export const HELD: Bounds = { rows: 50_000, bytes: 16_000_000 };

export interface Entry {
  readonly row: Sighting;
  readonly bytes: number;
  /** Recorded with nobody looking. */
  readonly early: boolean;
}

export type Ring = ReturnType<typeof createRing>;

/** The frame's memory of what it saw: the newest rows, bounded by count and by bytes. */
export function createRing(kept: Bounds = KEPT, held: Bounds = HELD) {
  let entries: Entry[] = [];
  let head = 0;
  let bytes = 0;
  let acknowledged = 0;
  /** Rows up to here were sent on the port that is open now. */
  let sent = 0;

  function exceeds(bounds: Bounds): boolean {
    return entries.length - head > bounds.rows || bytes > bounds.bytes;
  }

  function trim(looking: boolean): void {
    while (head < entries.length && exceeds(kept)) {
      const first = entries[head];
      if (!first || (looking && first.row.seq > acknowledged && !exceeds(held))) break;
      bytes -= first.bytes;
      head++;
    }
    if (head > 512 && head * 2 > entries.length) {
      entries = entries.slice(head);
      head = 0;
    }
  }

  return {
    add(row: Sighting, looking: boolean): void {
      const size = Math.min(row.preview.size, 100_000) + 300;
      entries.push({ row, bytes: size, early: !looking });
      bytes += size;
      trim(looking);
    },
    /** Throws all rows away: a gap follows. */
    drop(): void {
      entries = [];
      head = 0;
      bytes = 0;
    },
    acknowledge(seq: number): void {
      acknowledged = Math.max(acknowledged, seq);
      trim(true);
    },
    /** A new port: everything that is still here will be said again. */
    rewind(): void {
      sent = 0;
    },
    rest(): void {
      trim(false);
    },
    /**
     * The next rows to send, of one kind (early or not); `null` when all was sent. `lost` counts
     * the rows before them that the hub never had.
     */
    next(limit: Bounds): { rows: Sighting[]; lost: number; early: boolean } | null {
      const start = entries[head];
      if (!start) return null;
      const from = head + Math.max(0, sent + 1 - start.row.seq);
      const first = entries[from];
      if (!first) return null;
      const rows: Sighting[] = [];
      let size = 0;
      for (let i = from; i < entries.length; i++) {
        const entry = entries[i];
        if (!entry || entry.early !== first.early || rows.length >= limit.rows) break;
        if (rows.length > 0 && size + entry.bytes > limit.bytes) break;
        rows.push(entry.row);
        size += entry.bytes;
      }
      const lost = Math.max(0, first.row.seq - 1 - Math.max(sent, acknowledged));
      sent = (rows.at(-1) ?? first.row).seq;
      return { rows, lost, early: first.early };
    },
    get bytes() {
      return bytes;
    },
    get length() {
      return entries.length - head;
    },
  };
}
