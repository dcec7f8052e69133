import { t } from '@/lib/i18n';

/**
 * The language of the filter box: `text`, `"two words"`, `/regex/`, `field:value`, `size:>1k`, and `-` before any of
 * them. All terms must hold. What can't be understood is said in `problems` and hides nothing.
 */
export const FIELDS = [
  'type',
  'origin',
  'from',
  'to',
  'protocol',
  'state',
  'role',
  'size',
  'frame',
  'has',
  'rule',
  'is',
  'kind',
  'severity',
] as const;

export type Field = (typeof FIELDS)[number];

export interface Filter {
  readonly terms: readonly Term[];
  readonly problems: readonly string[];
}

export interface Term {
  /** `null`: the whole text. */
  readonly field: Field | null;
  readonly not: boolean;
  readonly test: Test;
}

export type Test =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'regex'; readonly regex: RegExp }
  | { readonly type: 'size'; readonly sign: '>' | '<' | '='; readonly bytes: number };

/** What a row answers a filter. */
export interface Facets {
  /** `null`: rows of this kind have no such field, and terms about it don't count. */
  values(field: Field): readonly string[] | null;
  /** Everything that a search finds, made only when asked; `lowered`: in small letters. */
  readonly text: () => string;
  readonly lowered: () => string;
  /** Bytes; `null` where rows have no size. */
  readonly size: number | null;
}

/** An expression longer than this is refused. */
const MAX_REGEX = 200;
/** A regex sees at most this much of a text, so that a slow one stays bearable. */
const MAX_REGEX_TEXT = 20_000;
const MAX_TERMS = 30;

interface Word {
  readonly not: boolean;
  readonly field: string | null;
  readonly value: string;
  readonly regex: string | null;
}

const WORD =
  /(-)?(?:([a-z]+):)?(?:"((?:[^"\\]|\\.)*)"?|\/((?:[^/\\]|\\.)+)\/(?=\s|$)|(\S*))(?:\s+|$)/iy;

export function parseFilter(source: string): Filter {
  const terms: Term[] = [];
  const problems: string[] = [];
  for (const word of words(source.trim())) {
    const term = parseWord(word);
    if (typeof term === 'string') problems.push(term);
    else if (term !== null) terms.push(term);
  }
  return { terms, problems };
}

function* words(source: string): Generator<Word> {
  WORD.lastIndex = 0;
  for (let n = 0; n < MAX_TERMS && WORD.lastIndex < source.length; n++) {
    const match = WORD.exec(source);
    if (match === null) return;
    const [, not, field, quoted, regex, bare] = match;
    const position = WORD.lastIndex;
    yield {
      not: not !== undefined,
      field: field ?? null,
      value: quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
      regex: regex ?? null,
    };
    WORD.lastIndex = position;
  }
}

/** A term, `null` for an unfinished one, or what is wrong with it. */
function parseWord({ not, field, value, regex }: Word): Term | string | null {
  const known = FIELDS.find((name) => name === field?.toLowerCase()) ?? null;
  // `https://…` and the like: a colon that names no field is text.
  if (field !== null && known === null) {
    return {
      field: null,
      not,
      test: { type: 'text', text: `${field}:${value || (regex ?? '')}`.toLowerCase() },
    };
  }
  if (regex !== null) {
    const test = parseRegex(regex);
    return typeof test === 'string' ? test : { field: known, not, test };
  }
  if (value === '') return null;
  if (known === 'size') {
    const test = parseSize(value);
    return typeof test === 'string' ? test : { field: known, not, test };
  }
  return { field: known, not, test: { type: 'text', text: value.toLowerCase() } };
}

function parseRegex(source: string): Test | string {
  if (source.length > MAX_REGEX) return t('The expression is too long.');
  // (a+)+ and its like take exponential time.
  if (/[*+}]\)+[*+{]/.test(source)) return t('A repetition inside a repetition is not allowed.');
  try {
    return { type: 'regex', regex: new RegExp(source, 'i') };
  } catch {
    return t('/{{source}}/ is not a regular expression.', { source });
  }
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6 };

function parseSize(value: string): Test | string {
  const match = /^([<>=]?)(\d{1,12}(?:\.\d{1,3})?)(k|m|)b?$/i.exec(value);
  const [, sign = '', digits = '', unit = ''] = match ?? [];
  if (match === null) return t('A size looks like >1k, <200 or 2m.');
  return {
    type: 'size',
    sign: sign === '<' ? '<' : sign === '=' ? '=' : '>',
    bytes: Number(digits) * (UNITS[unit.toLowerCase()] ?? 1),
  };
}

export function matches(filter: Filter, facets: Facets): boolean {
  return filter.terms.every((term) => {
    const held = holds(term, facets);
    return held === null || held !== term.not;
  });
}

function holds({ field, test }: Term, facets: Facets): boolean | null {
  if (test.type === 'size') {
    const { size } = facets;
    if (size === null) return null;
    if (test.sign === '>') return size > test.bytes;
    return test.sign === '<' ? size < test.bytes : size === test.bytes;
  }
  if (field === null) return fits(test, facets);
  const values = facets.values(field);
  if (values === null) return null;
  return values.some((value) =>
    fits(test, { text: () => value, lowered: () => value.toLowerCase() }),
  );
}

function fits(
  test: Exclude<Test, { type: 'size' }>,
  { text, lowered }: Pick<Facets, 'text' | 'lowered'>,
): boolean {
  return test.type === 'text'
    ? lowered().includes(test.text)
    : test.regex.test(text().slice(0, MAX_REGEX_TEXT));
}
