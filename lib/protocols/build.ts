import type { Node } from '@/lib/capture/node';
import { encodeBase64 } from '@/lib/tokens/base64';
import { parseJsonNode } from '@/lib/tokens/json-node';
import { entryAt, type PathStep } from './path';

/**
 * A copy of `node` with `value` at the path; what is missing on the way is made: objects, arrays
 * where the step is a number, and the texts that `@json`, `@part` or `@query` read from.
 */
export function setAt(node: Node | undefined, steps: readonly PathStep[], value: Node): Node {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (step.type === 'key') return setKey(node, step.key, rest, value);
  const text = typeof node === 'string' ? node : '';
  if (step.type === 'json') return JSON.stringify(plain(setAt(parseJsonNode(text), rest, value)));
  const inner = setAt(undefined, rest, value);
  const piece = typeof inner === 'string' ? inner : JSON.stringify(plain(inner));
  switch (step.type) {
    case 'base64':
      return encodeBase64(piece);
    case 'before':
      return piece + (text.includes(step.mark) ? text.slice(text.indexOf(step.mark)) : step.mark);
    case 'after': {
      const end = text.includes(step.mark) ? text.indexOf(step.mark) : text.length;
      return text.slice(0, end) + step.mark + piece;
    }
    case 'part':
      return withPart(text, step.mark, step.index, piece);
    case 'query':
    case 'fragment':
      return withParameter(text, step.type, step.name, piece);
    default:
      return step satisfies never;
  }
}

const MAX_INDEX = 100;

function setKey(node: Node | undefined, key: string, rest: readonly PathStep[], value: Node): Node {
  const before = node === undefined ? undefined : entryAt(node, key);
  const inner = setAt(before, rest, value);
  const isArray = typeof node === 'object' && node?.type === 'array';
  if (/^\d{1,3}$/.test(key) && Number(key) <= MAX_INDEX && (isArray || node === undefined)) {
    const items = isArray ? [...node.items] : [];
    while (items.length < Number(key)) items.push({ type: 'undefined' });
    items[Number(key)] = inner;
    return { type: 'array', items, length: items.length };
  }
  const entries = typeof node === 'object' && node?.type === 'object' ? node.entries : [];
  const known = entries.some(([name]) => name === key);
  return {
    type: 'object',
    entries: known
      ? entries.map(([name, old]) => [name, name === key ? inner : old] as const)
      : [...entries, [key, inner] as const],
    more: 0,
  };
}

function withPart(text: string, mark: string, index: number, piece: string): string {
  const parts = text === '' ? [] : text.split(mark);
  const least = Math.min(index < 0 ? -index : index + 1, MAX_INDEX);
  while (parts.length < least) parts.push('');
  const place = index < 0 ? parts.length + index : Math.min(index, MAX_INDEX);
  return parts.with(Math.max(place, 0), piece).join(mark);
}

function withParameter(
  text: string,
  where: 'query' | 'fragment',
  name: string,
  value: string,
): string {
  const base = URL.canParse(text) ? text : 'https://example.invalid/';
  const url = new URL(base);
  const list = where === 'query' ? url.searchParams : new URLSearchParams(url.hash.slice(1));
  list.set(name, value);
  if (where === 'fragment') url.hash = list.toString();
  return url.href;
}

/** A text that a simple pattern matches: its literal characters. */
export function textOf(pattern: string): string {
  return pattern
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replaceAll(/\(\?:|[()]/g, '')
    .split('|', 1)
    .join('')
    .replaceAll(/\[(\\?.)[^\]]*\][*+?]?/g, '$1')
    .replaceAll(/\\([^a-z0-9])/gi, '$1');
}

/** A built node as the JSON value that it stands for. */
export function plain(node: Node): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (node.type === 'array') return node.items.map(plain);
  // Own properties even for `__proto__`, which assignment would not make.
  if (node.type === 'object')
    return Object.fromEntries(node.entries.map(([key, value]) => [key, plain(value)]));
  return null;
}
