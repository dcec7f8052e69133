import { describe, expect, it } from 'vitest';
import { createOutbox } from '@/lib/capture/outbox';
import { createRing } from '@/lib/capture/ring';
import type { Sighting } from '@/lib/capture/sighting';

const KEPT = { rows: 3, bytes: 10_000 };
const HELD = { rows: 6, bytes: 20_000 };
const LIMIT = { rows: 2, bytes: 5_000 };

function row(seq: number, size = 0): Sighting {
  return {
    seq,
    at: seq,
    origin: '',
    source: null,
    channel: null,
    preview: { root: null, size, exact: true, cut: false },
    ports: [],
    trusted: true,
    action: null,
    rule: null,
  };
}

function setUp(...early: number[]) {
  const ring = createRing(KEPT, HELD);
  for (const seq of early) ring.add(row(seq), true);
  const outbox = createOutbox(ring, LIMIT);
  const sent = () => {
    const batches = [];
    for (let batch = outbox.next(); batch; batch = outbox.next()) {
      batches.push({
        seqs: batch.rows.map(({ seq }) => seq),
        lost: batch.lost,
        early: batch.early,
      });
    }
    return batches;
  };
  return { ring, outbox, sent };
}

describe('a frame’s memory', () => {
  it('keeps the newest rows and counts the lost ones', () => {
    expect(setUp(1, 2, 3, 4, 5).sent()).toEqual([
      { seqs: [3, 4], lost: 2, early: true },
      { seqs: [5], lost: 0, early: true },
    ]);
  });

  it('is bounded by bytes', () => {
    const { ring, sent } = setUp();
    for (let seq = 1; seq <= 3; seq++) ring.add(row(seq, 4_500), true);
    expect(sent().map(({ seqs }) => seqs)).toEqual([[2], [3]]);
  });

  it('tells early rows from others', () => {
    const { ring, sent } = setUp(1);
    ring.add(row(2), false);
    expect(sent()).toEqual([
      { seqs: [1], lost: 0, early: true },
      { seqs: [2], lost: 0, early: false },
    ]);
  });

  it('holds what was not acknowledged, up to a bound', () => {
    const { ring, outbox, sent } = setUp();
    outbox.rewind();
    for (let seq = 1; seq <= 8; seq++) ring.add(row(seq), false);
    expect(ring.first()).toBe(3);
    expect(sent().map(({ seqs }) => seqs)).toEqual([
      [3, 4],
      [5, 6],
      [7, 8],
    ]);
    outbox.acknowledge(6);
    expect(ring.first()).toBe(6);
  });

  it('says on a new port what is still there, and loses nothing that was heard', () => {
    const { ring, outbox, sent } = setUp(1, 2, 3);
    outbox.rewind();
    sent();
    outbox.acknowledge(3);
    ring.add(row(4), false);
    expect(sent()).toEqual([{ seqs: [4], lost: 0, early: false }]);
    outbox.rewind();
    expect(sent()).toEqual([
      { seqs: [2, 3], lost: 0, early: true },
      { seqs: [4], lost: 0, early: false },
    ]);
  });

  it('says nothing again of what was sent before the log was cleared, and all that was not', () => {
    const { ring, outbox, sent } = setUp(1, 2);
    outbox.rewind();
    sent();
    ring.add(row(3), false);
    outbox.forget();
    ring.add(row(4), false);
    outbox.rewind(); // the acknowledgement was on its way, and another background asks
    expect(sent()).toEqual([{ seqs: [3, 4], lost: 0, early: false }]);
    outbox.forget();
    outbox.rewind();
    expect(ring.first()).toBe(0);
    expect(sent()).toEqual([]);
  });

  it('goes back to its bound when nobody looks', () => {
    const { ring, outbox } = setUp();
    outbox.rewind();
    for (let seq = 1; seq <= 6; seq++) ring.add(row(seq), false);
    outbox.rest();
    expect(ring.first()).toBe(4);
  });

  it('starts anew after a gap', () => {
    const { ring, sent } = setUp(1, 2);
    ring.drop();
    ring.add(row(10), true);
    expect(sent()).toEqual([{ seqs: [10], lost: 9, early: true }]);
  });
});
