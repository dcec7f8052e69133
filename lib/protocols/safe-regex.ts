export const MAX_PATTERN = 200;
/** No more of a text is ever given to a definition's pattern. */
export const REGEX_TEXT = 256;
/** Steps that a match may take at worst: some ten milliseconds. */
const MAX_COST = 20_000_000;

/** Why a pattern is not taken (`fault-words.ts` has the words). */
export type RegexFault = 'long' | 'syntax' | 'reference' | 'look' | 'repeat' | 'cost';

/**
 * `null` for a pattern that may run on hostile text. The worst case is counted, not guessed: every
 * `*`, `+` or `{n,m}` multiplies it by the length of the text, every `?` by two, every group of
 * alternatives by their number. Repeated groups and references back are refused.
 */
export function regexFault(source: string): RegexFault | null {
  if (source.length > MAX_PATTERN) return 'long';
  if (compiled(source) === null) return 'syntax';
  if (/\\[1-9k]/.test(source)) return 'reference';
  if (/\(\?(?!:)/.test(source)) return 'look';
  const bare = source
    .replaceAll(/\\u\{[^}]*\}|\\p\{[^}]*\}|\\./giu, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x');
  if (/\)(?:[*+]|\{)/.test(bare)) return 'repeat';
  return costOf(bare) > MAX_COST ? 'cost' : null;
}

function costOf(bare: string): number {
  const starts = bare.startsWith('^') ? 1 : REGEX_TEXT;
  const repeats = bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  const optional = bare.replaceAll('(?:', '(').match(/(?<![*+}?])\?/g)?.length ?? 0;
  // A quantifier's `{n}` matches in one way, but n times as long.
  const fixed = [...bare.matchAll(/\{(\d+)/g)].reduce((product, [, n]) => product + Number(n), 1);
  return starts * REGEX_TEXT ** repeats * 2 ** optional * alternatives(bare) * fixed;
}

/** The product over all groups of how many alternatives each has. */
function alternatives(bare: string): number {
  const open = [1];
  let product = 1;
  for (const char of bare) {
    if (char === '(') open.push(1);
    else if (char === '|') open.push((open.pop() ?? 0) + 1);
    else if (char === ')') product *= open.pop() ?? 1;
  }
  return open.reduce((all, count) => all * count, product);
}

/** The test of a checked pattern; one that does not hold the rules above matches nothing. */
export function compileRegex(source: string): (text: string) => boolean {
  const pattern = regexFault(source) === null ? compiled(source) : null;
  return (text) => pattern?.test(text.slice(0, REGEX_TEXT)) ?? false;
}

function compiled(source: string): RegExp | null {
  try {
    return new RegExp(source, 'u');
  } catch {
    return null;
  }
}
