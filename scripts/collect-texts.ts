import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['components', 'entrypoints', 'lib'];
/** Speaks of `t` without calling it. */
const NOT_A_USER = 'lib/i18n.ts';
/** Says what a vendor's file says of a status, which is collected from there. */
const SAYS_STATUSES = 'lib/protocols/endpoints.ts';
const STATUS = /^\s+[1-5]\d\d: ('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"),$/gm;
const CALL = /(?<![\w$.])t\(\s*(?:('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")|([^\s)]))/g;

export interface Texts {
  /** Every text that goes through `t`, with the files that say it. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Calls whose text is no literal, which nobody can translate. */
  readonly unclear: readonly string[];
}

/** The texts of the product under `root`, by the literals in its calls of `t`. */
export function collectTexts(root: string): Texts {
  const texts = new Map<string, string[]>();
  const unclear: string[] = [];
  for (const file of FOLDERS.flatMap((folder) => sources(root, folder))) {
    const source = readFileSync(join(root, file), 'utf8');
    const add = (literal: string) => {
      const text = unquoted(literal);
      texts.set(text, [...(texts.get(text) ?? []), file]);
    };
    for (const [call, literal] of source.matchAll(CALL)) {
      if (literal !== undefined) add(literal);
      else if (file !== SAYS_STATUSES) unclear.push(`${file}: ${call}`);
    }
    if (!file.startsWith('lib/protocols/vendors/')) continue;
    for (const [, literal = ''] of source.matchAll(STATUS)) add(literal);
  }
  return { texts, unclear };
}

export function readTranslation(root: string, language: string): Record<string, string> {
  const path = join(root, 'locales', `${language}.json`);
  const translation: Record<string, string> = JSON.parse(readFileSync(path, 'utf8'));
  return translation;
}

/** The names in `{{name}}`, in order. */
export function placeholders(text: string): string[] {
  return Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name = '']) => name).toSorted();
}

function sources(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && name !== NOT_A_USER)
    .toSorted();
}

/** The text of a string literal; escapes beyond quotes, backslash, newline and \u are not used. */
function unquoted(literal: string): string {
  return literal
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, hex: string | undefined, char: string) => {
      if (hex) return String.fromCharCode(Number.parseInt(hex, 16));
      return char === 'n' ? '\n' : char;
    });
}
