import { FIELDS, type Field } from './filter';

export interface Completion {
  /** What the list shows, and what replaces `from`–`to` of the text. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const MOST = 12;

/** What the word at the caret may become: a field's name, or after `field:` a value that was seen. */
export function complete(
  source: string,
  caret: number,
  valuesOf: (field: Field) => Iterable<string>,
): readonly Completion[] {
  const from = source.lastIndexOf(' ', caret - 1) + 1;
  const word = source.slice(from, caret);
  const not = word.startsWith('-') ? '-' : '';
  const typed = word.slice(not.length).toLowerCase();
  const colon = typed.indexOf(':');
  const texts = colon === -1 ? fields(typed) : values(typed, colon, valuesOf);
  return texts.map((text) => ({ text: not + text, from, to: caret }));
}

function fields(typed: string): readonly string[] {
  if (typed === '') return [];
  return FIELDS.filter((field) => field.startsWith(typed)).map((field) => `${field}:`);
}

function values(
  typed: string,
  colon: number,
  valuesOf: (field: Field) => Iterable<string>,
): readonly string[] {
  const field = FIELDS.find((name) => name === typed.slice(0, colon));
  if (field === undefined) return [];
  const start = typed.slice(colon + 1);
  const found: string[] = [];
  for (const value of new Set(valuesOf(field))) {
    if (value.toLowerCase() === start || !value.toLowerCase().includes(start)) continue;
    found.push(`${field}:${/[\s"]/.test(value) ? JSON.stringify(value) : value}`);
    if (found.length === MOST) break;
  }
  return found;
}
