import type { Node } from '@/lib/capture/node';
import { t } from '@/lib/i18n';
import { entryAt } from '@/lib/protocols/path';
import { bytesIn } from './loss';
import { refSteps } from '@/lib/capture/path';

/** Deeper values become comments. */
const MAX_DEPTH = 500;

/**
 * A JavaScript expression that evaluates to the node's value: dates, maps, bigints, bytes, shared
 * and cyclic references included. What can't be rebuilt is `undefined` with a comment that says so.
 */
export function jsLiteral(root: Node): string {
  const links: string[] = [];
  const literal = write(root, { root, indent: '', depth: 0, steps: [], links });
  if (links.length === 0) return literal;
  const lines = links.map((statement) => `  ${statement}\n`).join('');
  return `(() => {\n  const value = ${literal.replaceAll('\n', '\n  ')};\n${lines}  return value;\n})()`;
}

/** A string literal that is harmless in a script element and in every encoding. */
export function jsString(text: string): string {
  return JSON.stringify(text)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}

interface Place {
  readonly root: Node;
  readonly indent: string;
  readonly depth: number;
  /** `null`: inside a map or set, where assignments can't name it. */
  readonly steps: readonly string[] | null;
  /** Statements that tie references, to be run once `value` is there. */
  readonly links: string[];
}

function write(node: Node, place: Place): string {
  if (typeof node === 'string') return jsString(node);
  if (node === null || typeof node !== 'object') return String(node);
  if (place.depth >= MAX_DEPTH) return gone(t('too deep'));
  switch (node.type) {
    case 'undefined':
    case 'hole':
      return 'undefined';
    case 'number':
      return node.value;
    case 'bigint':
      return /^-?\d+$/.test(node.value) ? `BigInt(${jsString(node.value)})` : gone('bigint');
    case 'string':
      return `${jsString(node.value)} ${comment(t('the beginning of {{length}} characters', { length: node.length }))}`;
    case 'object':
      return writeObject(node, place);
    case 'array':
      return writeArray(node, place);
    case 'map':
      return `new Map(${list(
        node.entries.map(([key, value]) => `[${inside(key, place)}, ${inside(value, place)}]`),
        place,
      )})${rest(node.size - node.entries.length)}`;
    case 'set':
      return `new Set(${list(
        node.items.map((item) => inside(item, place)),
        place,
      )})${rest(node.size - node.items.length)}`;
    case 'date':
      return `new Date(${node.value ?? 'NaN'})`;
    case 'regexp':
      return `new RegExp(${jsString(node.source)}, ${jsString(node.flags)})`;
    case 'error':
      return writeError(node.name, node.message);
    case 'boxed':
      return `Object(${inside(node.value, place)})`;
    case 'bytes':
      return writeBytes(node);
    case 'ref':
      return link(node.path, place);
    case 'blob':
      return gone('Blob');
    case 'handle':
      return gone(node.name);
    case 'omitted':
      return gone(t('not recorded'));
    case 'unreadable':
      return gone(t('not readable'));
    default:
      return node satisfies never;
  }
}

function writeObject(node: Extract<Node, { type: 'object' }>, place: Place): string {
  const fields = node.entries.map(([key, value]) => {
    // `__proto__: x` would set the prototype; computed, it is a key like others.
    const name =
      key === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(key) ? key : jsString(key);
    return `${name}: ${write(value, deeper(place, key))}`;
  });
  return `${block('{', fields, '}', place)}${rest(node.more)}`;
}

function writeArray(node: Extract<Node, { type: 'array' }>, place: Place): string {
  const items = node.items.map((item, index) =>
    isHole(item) ? '' : write(item, deeper(place, String(index))),
  );
  // A hole at the end needs a comma of its own.
  const tail = isHole(node.items.at(-1)) ? [...items, ''] : items;
  return `${list(tail, place)}${rest(node.length - node.items.length)}`;
}

function isHole(node: Node | undefined): boolean {
  return typeof node === 'object' && node !== null && node.type === 'hole';
}

function writeError(name: string, message: string): string {
  const known = /^(?:Eval|Range|Reference|Syntax|Type|URI)?Error$/.test(name);
  const error = `new ${known ? name : 'Error'}(${jsString(message)})`;
  return known ? error : `Object.assign(${error}, { name: ${jsString(name)} })`;
}

const VIEWS =
  /^(?:(?:Big)?(?:Int|Uint)(?:8|16|32|64)|Uint8Clamped|Float(?:16|32|64))Array$|^DataView$/;

function writeBytes({ view, byteLength, head }: Extract<Node, { type: 'bytes' }>): string {
  const bytes = decode(head);
  if (bytes === null) return gone(view);
  const known = bytes.length === byteLength;
  const all = known
    ? `Uint8Array.of(${bytes.join(', ')})`
    : `Uint8Array.from({ ...[${bytes.join(', ')}], length: ${byteLength} })`;
  const note = known ? '' : rest(byteLength - bytes.length);
  if (view === 'Uint8Array') return `${all}${note}`;
  if (!VIEWS.test(view)) return `${all}.buffer${note}`;
  return `new ${view}(${all}.buffer)${note}`;
}

function decode(base64: string): readonly number[] | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return null;
  try {
    const text = atob(base64);
    return Array.from({ length: bytesIn(base64) }, (_, index) => text.codePointAt(index) ?? 0);
  } catch {
    return null;
  }
}

function link(path: string, { root, steps, links }: Place): string {
  const target = refSteps(path)?.map(String);
  if (target === undefined || steps === null || !isThere(root, target))
    return gone(t('the same as {{path}}', { path }));
  links.push(`${access(steps)} = ${access(target)};`);
  return 'undefined';
}

/** Not below a map or set: assignments can't name what is there. */
function isThere(root: Node, target: readonly string[]): boolean {
  let at: Node | undefined = root;
  for (const key of target)
    at =
      at === undefined || (typeof at === 'object' && at?.type === 'map')
        ? undefined
        : entryAt(at, key);
  return at !== undefined;
}

function access(steps: readonly string[]): string {
  return `value${steps.map((step) => `[${jsString(step)}]`).join('')}`;
}

function inside(node: Node, place: Place): string {
  return write(node, {
    ...place,
    indent: `${place.indent}  `,
    depth: place.depth + 1,
    steps: null,
  });
}

function deeper(place: Place, step: string): Place {
  const { indent, depth, steps } = place;
  return {
    ...place,
    indent: `${indent}  `,
    depth: depth + 1,
    steps: steps && [...steps, step],
  };
}

function list(items: readonly string[], place: Place): string {
  return block('[', items, ']', place);
}

/** On one line where it is short. */
function block(open: string, items: readonly string[], close: string, { indent }: Place): string {
  const line = items.join(', ');
  if (line.length < 60 && !line.includes('\n')) {
    const pad = open === '{' && items.length > 0 ? ' ' : '';
    return `${open}${pad}${line}${pad}${close}`;
  }
  // The items were written two spaces deeper than this block's own line.
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}

function rest(count: number): string {
  return count > 0 ? ` ${comment(t('{{count}} more were not recorded', { count }))}` : '';
}

function gone(what: string): string {
  return `undefined ${comment(what)}`;
}

/** Nothing in `text` can end the comment, or the line that it is on. */
function comment(text: string): string {
  return `/* ${text
    .replaceAll('*/', '* /')
    .replaceAll(/[\r\n\u2028\u2029]/g, ' ')
    .replaceAll('<', '(')} */`;
}
