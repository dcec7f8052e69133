import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlots, MAX_HEIGHT, scrollToRow, windowOf } from '@/lib/view/window';

const viewport = fc.record({
  count: fc.integer({ min: 0, max: 2_000_000 }),
  rowHeight: fc.constant(23),
  viewHeight: fc.integer({ min: 1, max: 2_000 }),
  scrollTop: fc.integer({ min: -100, max: 50_000_000 }),
});

describe('window of a long list', () => {
  it('fills the view, and is never higher than a browser can lay out', () => {
    fc.assert(
      fc.property(viewport, (at) => {
        const { first, last, top, height } = windowOf(at);
        expect(height).toBeLessThanOrEqual(MAX_HEIGHT);
        expect(last - first).toBeLessThanOrEqual(at.viewHeight / at.rowHeight + 14);
        const scroll = Math.max(0, Math.min(at.scrollTop, height - at.viewHeight));
        // Above the view's upper edge and below its lower one, where there are rows.
        const bottom = top + (last - first) * at.rowHeight;
        expect(first === 0 || top <= scroll).toBe(true);
        expect(last === at.count || bottom >= scroll + at.viewHeight - 1e-6).toBe(true);
      }),
    );
  });

  it('brings any row into sight, and leaves the view where the row is in sight', () => {
    fc.assert(
      fc.property(viewport, fc.nat(), (at, n) => {
        fc.pre(at.count > 0 && at.viewHeight > at.rowHeight);
        const index = n % at.count;
        const scrollTop = scrollToRow(index, { ...at, scrollTop: Math.max(0, at.scrollTop) });
        const { first, last } = windowOf({ ...at, scrollTop });
        expect(index >= first && index < last).toBe(true);
        expect(scrollToRow(index, { ...at, scrollTop })).toBeCloseTo(scrollTop, 3);
      }),
    );
  });

  it('shows the last row at the end of a list that is scaled', () => {
    const at = { count: 1_000_000, rowHeight: 23, viewHeight: 600, scrollTop: MAX_HEIGHT - 600 };
    expect(windowOf(at)).toMatchObject({ last: 1_000_000, atEnd: true });
  });

  it('gives each row in sight an element of its own, which it keeps while it stays', () => {
    const jumps = fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(jumps, (places) => {
        const slots = createSlots();
        let before = new Map<number, number>();
        for (const scrollTop of places) {
          const view = windowOf({ count: 200, rowHeight: 23, viewHeight: 300, scrollTop });
          const slotOf = slots(view);
          const now = new Map<number, number>();
          for (let index = view.first; index < view.last; index++) now.set(index, slotOf(index));
          expect(new Set(now.values()).size).toBe(now.size);
          const kept = [...now].filter(([index]) => before.has(index));
          for (const [index, slot] of kept) expect(slot).toBe(before.get(index));
          const isFirst = before.size === 0;
          const inOrder = [...now.values()][0] === [...before.values()][0];
          expect(isFirst || kept.length > 0 || inOrder).toBe(true);
          before = now;
        }
      }),
    );
  });
});
