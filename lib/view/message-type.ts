import type { Node } from '@/lib/capture/node';
import type { Hide } from './secrets';

/** The fields in which pages say what a message is, most telling first. */
const FIELDS = [
  'type',
  'event',
  'action',
  'kind',
  'method',
  'command',
  'name',
  'op',
  'messageType',
];

const SHORT = 80;
/** A text longer than this is not looked into for JSON. */
const MAX_JSON = 20_000;

/**
 * What a message is, in its own words: its discriminator's text, else a short picture of the value.
 * `clean` takes secrets out of it before it is cut.
 */
export function messageType(root: Node, clean: Hide = (text) => text): string {
  return cut(clean(typeText(root), undefined, SHORT + 1));
}

function typeText(root: Node): string {
  if (typeof root === 'string') return typeOfText(root);
  if (root === null || typeof root !== 'object') return String(root);
  switch (root.type) {
    case 'object':
      return discriminator(root.entries) ?? (root.entries.length === 0 ? '{}' : keys(root.entries));
    case 'array': {
      const [first] = root.items;
      return typeof first === 'string' ? first : `Array(${root.length})`;
    }
    case 'map':
      return `Map(${root.size})`;
    case 'set':
      return `Set(${root.size})`;
    case 'string':
      return root.value;
    case 'error':
      return `${root.name}: ${root.message}`;
    case 'bytes':
      return `${root.view}(${root.byteLength})`;
    case 'handle':
      return root.name;
    case 'bigint':
      return `${root.value}n`;
    case 'number':
      return root.value;
    case 'boxed':
      return typeText(root.value);
    default:
      return root.type;
  }
}

function discriminator(entries: readonly (readonly [string, Node])[]): string | null {
  for (const field of FIELDS) {
    const value = entries.find(([key]) => key === field)?.[1];
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}

function keys(entries: readonly (readonly [string, Node])[]): string {
  return `{${entries.map(([key]) => key).join(', ')}}`;
}

function typeOfText(text: string): string {
  if (text.length <= MAX_JSON && text.startsWith('{')) {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null) {
        const entries = Object.entries(value).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        );
        return discriminator(entries) ?? text;
      }
    } catch {
      // Not JSON: shown as the text that it is.
    }
  }
  return text;
}

function cut(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, SHORT)}…`;
}
