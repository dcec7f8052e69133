import { t } from '@/lib/i18n';

export interface JsonProblem {
  readonly reason: string;
  /** In UTF-16 units, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\\t\n\r]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\t\n\r]*)*"/y;
const SIMPLE = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing';

/**
 * The first place where `text` is no JSON; `null`: it is JSON. The browsers' own errors name a place
 * each in its way, or none.
 */
export function findJsonProblem(text: string): JsonProblem | null {
  try {
    JSON.parse(text);
    return null;
  } catch {
    return scan(text);
  }
}

function scan(text: string): JsonProblem {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let wanted: Wanted = 'value';
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const after = (): Wanted => (open.length > 0 ? ', or end' : 'nothing');
  for (;;) {
    take(SPACE);
    const character = text[at];
    if (character === undefined && wanted === 'nothing')
      // All is in its place, so what is wrong is a control character in a string.
      return problem(text, Math.max(0, text.search(/(?![\t\n\r\u007f-\u009f])\p{Cc}/u)), 'value');
    if (wanted === 'value' || wanted === 'value or ]') {
      if (character === ']' && wanted === 'value or ]') close();
      else if (character === '{') start('{', 'key or }');
      else if (character === '[') start('[', 'value or ]');
      else if (take(STRING) || take(SIMPLE)) wanted = after();
      else return problem(text, at, wanted);
    } else if (wanted === 'key' || wanted === 'key or }') {
      if (character === '}' && wanted === 'key or }') close();
      else if (take(STRING)) wanted = ':';
      else return problem(text, at, wanted);
    } else if (wanted === ':' && character === ':') {
      at++;
      wanted = 'value';
    } else if (wanted === ', or end' && character === ',') {
      at++;
      wanted = open.at(-1) === '{' ? 'key' : 'value';
    } else if (wanted === ', or end' && character === (open.at(-1) === '{' ? '}' : ']')) close();
    else return problem(text, at, wanted);
  }

  function start(bracket: '{' | '[', next: Wanted): void {
    at++;
    open.push(bracket);
    wanted = next;
  }

  function close(): void {
    at++;
    open.pop();
    wanted = after();
  }
}

function problem(text: string, offset: number, wanted: Wanted): JsonProblem {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - (before.lastIndexOf('\n') + 1) + 1;
  return { reason: reasonFor(text, offset, wanted), offset, line, column };
}

function reasonFor(text: string, offset: number, wanted: Wanted): string {
  if (text.trim() === '') return t('Write JSON here.');
  if (offset >= text.length) return t('The text ends too early.');
  if (text[offset] === "'") return t('JSON has no single quotes: use double quotes.');
  switch (wanted) {
    case 'value':
    case 'value or ]':
      return text[offset] === '"'
        ? t('This text has no end, or holds a character that must be escaped.')
        : t('A value belongs here.');
    case 'key':
    case 'key or }':
      return text[offset] === '}'
        ? t('A comma stands before the end.')
        : t('A field name in double quotes belongs here.');
    case ':':
      return t('A colon belongs here.');
    case ', or end':
      return t('A comma or the end belongs here.');
    case 'nothing':
      return t('The value has ended before this.');
    default:
      return wanted satisfies never;
  }
}
