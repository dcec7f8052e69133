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

/** The frame's memory of what it saw: the newest rows, bounded by count and by bytes, without gaps. */
export function createRing(kept: Bounds = KEPT, held: Bounds = HELD) {
  let entries: Entry[] = [];
  let head = 0;
  let bytes = 0;
  let wanted = Infinity;

  const exceeds = (bounds: Bounds): boolean =>
    entries.length - head > bounds.rows || bytes > bounds.bytes;

  function trim(): void {
    for (;;) {
      const first = entries[head];
      if (!first || !exceeds(first.row.seq < wanted ? kept : held)) break;
      bytes -= first.bytes;
      head++;
    }
    if (head > 1_000) {
      entries = entries.slice(head);
      head = 0;
    }
  }

  return {
    add(row: Sighting, early: boolean): void {
      const size = Math.min(row.preview.size, 100_000) + 300;
      entries.push({ row, bytes: size, early });
      bytes += size;
      trim();
    },
    /** Forgets all: a gap follows. */
    drop(): void {
      if (entries.length > 0) entries = [];
      head = bytes = 0;
    },
    /** Rows from this number on are kept for long: somebody waits for them. */
    want(seq: number): void {
      wanted = seq;
      trim();
    },
    /** The number of the oldest row that is kept; 0 when none is. */
    first: (): number => entries[head]?.row.seq ?? 0,
    get: (seq: number): Entry | undefined => entries[head + seq - (entries[head]?.row.seq ?? 0)],
  };
}

export type Ring = ReturnType<typeof createRing>;
