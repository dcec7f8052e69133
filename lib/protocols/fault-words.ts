import { t } from '@/lib/i18n';
import { MAX_PATH, parsePath } from './path';
import { MAX_PATTERN, regexFault } from './safe-regex';

// Apart from the parsers, which run in every frame that has rules: translation stays out of there.

/** Why a text is no path, in words; `null` if it is one. */
export function pathProblem(text: string): string | null {
  const parsed = parsePath(text);
  if ('path' in parsed) return null;
  if (parsed.error === 'long')
    return t('expected at most {{count}} characters', { count: MAX_PATH });
  if (parsed.error === 'empty')
    return t('expected a path such as data.token, or $ for the whole message');
  return t('not understood from “{{rest}}” on', { rest: parsed.error.rest });
}

/** Why a pattern of a user's definition is not taken, in words; `null` if it is. */
export function regexProblem(source: string): string | null {
  const fault = regexFault(source);
  switch (fault) {
    case null:
      return null;
    case 'long':
      return t('expected a pattern of at most {{count}} characters', { count: MAX_PATTERN });
    case 'syntax':
      return t('expected a regular expression (flag u)');
    case 'reference':
      return t('a pattern must not refer back to a group');
    case 'look':
      return t('a pattern must not look ahead or behind, or name groups');
    case 'repeat':
      return t('a pattern must not repeat a group');
    case 'cost':
      return t('the pattern has too many ways to match');
    default:
      return fault satisfies never;
  }
}
