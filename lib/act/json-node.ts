import type { Node } from '@/lib/capture/node';

/** Deeper values are `omitted`. */
const MAX_DEPTH = 500;

/** The node of a value that `JSON.parse` made. Keys such as `__proto__` are keys like others. */
export function nodeOf(value: unknown, depth = 0): Node {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number')
    return Object.is(value, -0) ? { type: 'number', value: '-0' } : value;
  if (typeof value !== 'object') return { type: 'undefined' };
  if (depth >= MAX_DEPTH) return { type: 'omitted', reason: 'depth' };
  if (Array.isArray(value))
    return {
      type: 'array',
      items: value.map((item) => nodeOf(item, depth + 1)),
      length: value.length,
    };
  return {
    type: 'object',
    entries: Object.entries(value).map(([key, item]) => [key, nodeOf(item, depth + 1)] as const),
    more: 0,
  };
}

/** Whether JSON says the whole of `node`, so that it can be edited as text without a loss. */
export function isJson(node: Node): boolean {
  if (node === null || typeof node !== 'object') return true;
  if (node.type === 'object') return node.more === 0 && node.entries.every(([, n]) => isJson(n));
  if (node.type === 'array')
    return node.items.length === node.length && node.items.every((item) => isJson(item));
  return false;
}

/**
 * The JSON text of a node. What JSON can't say becomes what a person would write for it: a date its
 * ISO text, a map an object or pairs, a bigint its digits, `undefined` in an object nothing.
 */
export function jsonText(node: Node, indent = 0): string {
  return JSON.stringify(plain(node, 0), null, indent) ?? 'null';
}

function plain(node: Node, depth: number): unknown {
  if (node === null || typeof node !== 'object') return node;
  if (depth >= MAX_DEPTH) return null;
  const inner = (item: Node) => plain(item, depth + 1);
  switch (node.type) {
    case 'object':
      // Not assigned one by one: a key `__proto__` would change the object's prototype.
      return Object.fromEntries(node.entries.map(([key, item]) => [key, inner(item)]));
    case 'array':
    case 'set':
      return node.items.map((item) => inner(item) ?? null);
    case 'map':
      return node.entries.map(([key, item]) => [inner(key) ?? null, inner(item) ?? null]);
    case 'undefined':
    case 'hole':
      return undefined;
    case 'date':
      return node.value === null || Math.abs(node.value) > 8.64e15
        ? null
        : new Date(node.value).toISOString();
    case 'bigint':
    case 'string':
      return node.value;
    case 'number':
      return node.value === '-0' ? 0 : null;
    case 'boxed':
      return inner(node.value);
    case 'regexp':
      return `/${node.source}/${node.flags}`;
    case 'error':
      return { name: node.name, message: node.message };
    case 'bytes':
      return node.head;
    default:
      return null;
  }
}
