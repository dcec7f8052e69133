import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Facets, matches, parseFilter } from '@/lib/view/filter';

const TEXT = '{"type":"[TOKEN_REFRESH]","reason":"TokenExpiredError"}';
const row: Facets = {
  values: (field) =>
    field === 'type'
      ? ['[TOKEN_REFRESH]']
      : field === 'from'
        ? ['127.0.0.1:4001', 'support agent']
        : field === 'has'
          ? []
          : null,
  text: () => TEXT,
  lowered: () => TEXT.toLowerCase(),
  size: 1500,
};

describe('filter', () => {
  it.each([
    ['', true],
    ['expired', true],
    ['EXPIRED reason', true],
    ['expired other', false],
    ['"type":"[token', true],
    ['"reason\\":\\"Token"', true],
    ['-expired', false],
    ['type:token', true],
    ['-type:token', false],
    ['type:ping', false],
    ['from:"support agent"', true],
    ['has:token', false],
    ['-has:token', true],
    ['/token.*error/', true],
    ['-/token.*error/', false],
    ['type:/^\\[token/', true],
    ['size:>1k', true],
    ['size:1k', true],
    ['size:<1k', false],
    ['size:=1.5k', true],
    ['-size:>1k', false],
    // A field that the rows don't have says nothing about them.
    ['severity:error', true],
    ['-severity:error', true],
    // Unfinished, or no field at all.
    ['type:', true],
    ['https://elsewhere', false],
  ])('%s', (text, expected) => {
    expect(matches(parseFilter(text), row)).toBe(expected);
  });

  it.each(['/(/', '/(a+)+b/', `/${'a'.repeat(300)}/`, 'size:big'])(
    'says what is wrong with %s, and hides nothing',
    (text) => {
      const filter = parseFilter(text);
      expect(filter.problems).toHaveLength(1);
      expect(matches(filter, row)).toBe(true);
    },
  );

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const filter = parseFilter(text);
        expect(filter.terms.length + filter.problems.length).toBeLessThanOrEqual(30);
        expect(typeof matches(filter, row)).toBe('boolean');
      }),
    );
  });
});
