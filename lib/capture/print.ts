import type { Node, RichNode } from './node';

/** One line, as a browser's console previews it; at most `limit` characters. */
export function nodeToText(node: Node, limit = 200): string {
  const text = preview(node, limit, 0);
  return text.length > limit ? `${text.slice(0, Math.max(0, limit - 1))}…` : text;
}

const DEPTH = 3;

function preview(node: Node, room: number, depth: number): string {
  if (typeof node === 'string') return quote(node, room);
  if (node === null || typeof node !== 'object') return String(node);
  switch (node.type) {
    case 'undefined':
    case 'hole':
      return node.type === 'hole' ? 'empty' : 'undefined';
    case 'number':
      return node.value;
    case 'bigint':
      return `${node.value}n`;
    case 'string':
      return quote(`${node.value}…`, room);
    case 'object':
      return list('{', node.entries, '}', node.more, room, depth, ([key, value], left) => {
        const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key, left);
        return `${name}: ${preview(value, left, depth + 1)}`;
      });
    case 'array':
      return list(
        '[',
        node.items,
        ']',
        node.length - node.items.length,
        room,
        depth,
        (item, left) => preview(item, left, depth + 1),
      );
    case 'map':
      return list(
        `Map(${node.size}) {`,
        node.entries,
        '}',
        node.size - node.entries.length,
        room,
        depth,
        ([key, value], left) =>
          `${preview(key, left, depth + 1)} => ${preview(value, left, depth + 1)}`,
      );
    case 'set':
      return list(
        `Set(${node.size}) {`,
        node.items,
        '}',
        node.size - node.items.length,
        room,
        depth,
        (item, left) => preview(item, left, depth + 1),
      );
    default:
      return leaf(node);
  }
}

function leaf(node: RichNode): string {
  switch (node.type) {
    case 'date':
      return node.value === null ? 'Invalid Date' : new Date(node.value).toISOString();
    case 'regexp':
      return `/${node.source}/${node.flags}`;
    case 'error':
      return `${node.name}: ${node.message}`;
    case 'boxed':
      return `Object(${preview(node.value, 100, DEPTH)})`;
    case 'bytes':
      return `${node.view}(${node.byteLength})`;
    case 'blob':
      return node.name === null ? `Blob(${node.size})` : `File(${quote(node.name, 100)})`;
    case 'handle':
      return node.detail === '' ? node.name : `${node.name}(${node.detail})`;
    case 'ref':
      return `[→ ${node.path}]`;
    default:
      return '…';
  }
}

function quote(text: string, room: number): string {
  return JSON.stringify(text.length > room ? `${text.slice(0, room)}…` : text);
}

function list<T>(
  open: string,
  parts: readonly T[],
  close: string,
  more: number,
  room: number,
  depth: number,
  toText: (part: T, room: number) => string,
): string {
  if (depth >= DEPTH && parts.length > 0) return `${open}…${close}`;
  let text = open;
  for (const [i, part] of parts.entries()) {
    if (text.length > room) return `${text}…`;
    text += (i > 0 ? ', ' : '') + toText(part, room - text.length);
  }
  if (more > 0) text += parts.length > 0 ? ', …' : '…';
  return text + close;
}
