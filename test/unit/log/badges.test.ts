import { describe, expect, it } from 'vitest';
import { badgeOf } from '@/lib/log/badges';

const SECOND = 1_000;
const HOUR = 3_600_000;

describe('badgeOf', () => {
  it.each([
    ['nothing held', [], 0, '', 'none'],
    ['a day', [24 * HOUR], 0, '1d', 'valid'],
    ['just under a day', [24 * HOUR - 1], 0, '23h', 'valid'],
    ['the one that ends first', [5 * HOUR, 90 * SECOND], 0, '1m', 'valid'],
    ['expiring', [59 * SECOND], 0, '59s', 'expiring'],
    ['expired', [-1], 0, '0s', 'expired'],
    ['rules before all', [5 * HOUR], 2, 'R2', 'rules'],
  ])('%s', (_, ends, rules, text, state) => {
    const now = 1_800_000_000_000;
    const badge = badgeOf(
      ends.map((end) => now + end),
      rules,
      now,
      60 * SECOND,
    );
    expect(badge).toMatchObject({ text, state });
  });

  it('says when it changes', () => {
    const { next } = badgeOf([10_500], 0, 0, 60_000);
    expect(next && badgeOf([10_500], 0, next, 60_000).text).toBe('9s');
  });
});
