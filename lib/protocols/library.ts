import { t } from '@/lib/i18n';
import { isObject } from '@/lib/tokens/base64';
import { catalogue } from './catalogue';
import type { Definition } from './definition';
import { parseDefinition, type DefinitionError } from './parse-definition';

/** The user's own definitions, and which are switched off: all that is stored of protocols. */
export interface Library {
  readonly own: readonly Definition[];
  /** Ids, of own definitions and of the catalogue's. */
  readonly off: readonly string[];
}

const FORMAT = 'embed-devtools-definitions';
const MAX_TEXT = 1_048_576;
const MAX_OWN = 200;

/** The definitions that are on, the user's own first: one with the id of a vendor's stands in for it. */
export function allDefinitions(library: Library | undefined): readonly Definition[] {
  const { own, off } = library ?? { own: [], off: [] };
  const taken = new Set(own.map((definition) => definition.id));
  const vendors = catalogue().filter((definition) => !taken.has(definition.id));
  return [...own, ...vendors].filter((definition) => !off.includes(definition.id));
}

/** A file that another user can import. */
export function exportDefinitions(definitions: readonly Definition[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, definitions }, null, 2)}\n`;
}

/**
 * Reads an exported file, a list of definitions, or a single one. What is right is given back even
 * when something else is wrong; the errors' paths begin at the file's root.
 */
export function importDefinitions(text: string): {
  readonly definitions: readonly Definition[];
  readonly errors: readonly DefinitionError[];
} {
  if (text.length > MAX_TEXT) return failed(t('expected a file of at most 1 MB'));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return failed(
      t('expected JSON: {{error}}', { error: error instanceof Error ? error.message : '' }),
    );
  }
  const file = readFile(json);
  if (typeof file === 'string') return failed(file);
  const definitions: Definition[] = [];
  const errors: DefinitionError[] = [];
  for (const [index, one] of file.list.entries()) {
    const parsed = parseDefinition(one);
    if ('definition' in parsed) definitions.push(parsed.definition);
    else
      for (const { path, message } of parsed.errors)
        errors.push({ path: joined(file.base, file.single ? '' : String(index), path), message });
  }
  return { definitions: lastOfEach(definitions), errors };
}

interface DefinitionFile {
  readonly list: readonly unknown[];
  readonly base: string;
  readonly single: boolean;
}

function readFile(json: unknown): DefinitionFile | string {
  if (isObject(json) && 'format' in json) {
    if (json['format'] !== FORMAT)
      return t('expected a file of format {{format}}', { format: FORMAT });
    if (json['version'] !== 1)
      return t('expected version 1: this file was made by a newer version');
    return bounded({ list: listOf(json, 'definitions'), base: 'definitions', single: false });
  }
  if (Array.isArray(json)) return bounded({ list: json, base: '', single: false });
  return { list: [json], base: '', single: true };
}

function bounded(file: DefinitionFile): DefinitionFile | string {
  if (file.list.length > MAX_OWN)
    return t('expected at most {{count}} definitions', { count: MAX_OWN });
  return file;
}

function failed(message: string): { definitions: readonly []; errors: readonly DefinitionError[] } {
  return { definitions: [], errors: [{ path: '', message }] };
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('.');
}

function listOf(object: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  const list = Object.hasOwn(object, name) ? object[name] : undefined;
  return Array.isArray(list) ? list.slice(0, MAX_OWN + 1) : [];
}

function lastOfEach(definitions: readonly Definition[]): readonly Definition[] {
  return [...new Map(definitions.map((definition) => [definition.id, definition])).values()];
}
