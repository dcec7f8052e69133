import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createScanner } from '@/lib/tokens/scanner';

const word = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom('a', 'b', 'c'), { minLength, maxLength }).map((list) => list.join(''));
const needles = fc.uniqueArray(word(4, 9), { maxLength: 30 });
const replacementOf = (needle: string) => `<${needle.length}>`;

function scannerOf(all: readonly string[]) {
  const [first, second] = [all.slice(0, 5), all.slice(5)];
  const scanner = createScanner(new Map(first.map((needle) => [needle, replacementOf(needle)])));
  scanner.replace('aaaabbbbcccc');
  for (const needle of second) scanner.add(needle, replacementOf(needle));
  return scanner;
}

it('puts in what stands for the longest needle at each place', () => {
  fc.assert(
    fc.property(needles, word(0, 60), fc.nat(80), (all, text, enough) => {
      const longest = all.toSorted((a, b) => b.length - a.length);
      const expected =
        longest.length === 0
          ? text
          : text.replaceAll(new RegExp(longest.join('|'), 'g'), replacementOf);
      const { replace } = scannerOf(all);
      expect(replace(text)).toBe(expected);
      expect(replace(text, enough).slice(0, enough)).toBe(expected.slice(0, enough));
    }),
    { numRuns: 2_000 },
  );
});

it('takes the head of a needle at the end of a text for that needle', () => {
  fc.assert(
    fc.property(needles, word(0, 30), (all, text) => {
      const start = Array.from(text, (_, at) => at).find(
        (at) =>
          text.length - at >= 4 &&
          all.some(
            (needle) => needle.length > text.length - at && needle.startsWith(text.slice(at)),
          ),
      );
      const result = scannerOf(all).replaceTail(text, 4);
      expect(result.replace(/<\d>$/, '')).toBe(text.slice(0, start));
      expect(result.endsWith('>')).toBe(start !== undefined);
    }),
    { numRuns: 2_000 },
  );
});
