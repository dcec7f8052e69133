import { t } from '@/lib/i18n';

const MAX_LENGTH = 200;
/** No more of a text is ever given to a definition's pattern. */
export const REGEX_TEXT = 256;
/** Steps that a match may take at worst: some ten milliseconds. */
const MAX_COST = 20_000_000;

/**
 * Why a pattern of a user's definition is not taken; `null` if it is. The worst case is counted, not
 * guessed: every `*`, `+` or `{n,m}` multiplies it by the length of the text, every `?` by two, every
 * group of alternatives by their number. Repeated groups and references back are refused.
 */
export function regexProblem(source: string): string | null {
  if (source.length > MAX_LENGTH)
    return t('expected a pattern of at most {{count}} characters', { count: MAX_LENGTH });
  if (compiled(source) === null) return t('expected a regular expression (flag u)');
  if (/\\[1-9k]/.test(source)) return t('a pattern must not refer back to a group');
  if (/\(\?(?!:)/.test(source)) return t('a pattern must not look ahead or behind, or name groups');
  const bare = source
    .replaceAll(/\\u\{[^}]*\}|\\p\{[^}]*\}|\\./giu, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x');
  if (/\)(?:[*+]|\{)/.test(bare)) return t('a pattern must not repeat a group');
  return costOf(bare) > MAX_COST ? t('the pattern has too many ways to match') : null;
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
  const pattern = regexProblem(source) === null ? compiled(source) : null;
  return (text) => pattern?.test(text.slice(0, REGEX_TEXT)) ?? false;
}

function compiled(source: string): RegExp | null {
  try {
    return new RegExp(source, 'u');
  } catch {
    return null;
  }
}
