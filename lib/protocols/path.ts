import type { Node } from '@/lib/capture/node';
import { addressParts } from '@/lib/tokens/address';
import { decodeBase64 } from '@/lib/tokens/base64';
import { parseJsonNode } from '@/lib/tokens/json-node';

/** A compiled path. Reading never throws; `undefined` is what isn't there. */
export interface Path {
  readonly text: string;
  readonly steps: readonly PathStep[];
  read(root: Node): Node | undefined;
}

export type PathStep =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'json' }
  | { readonly type: 'base64' }
  | { readonly type: 'before' | 'after'; readonly mark: string }
  | { readonly type: 'part'; readonly mark: string; readonly index: number }
  | { readonly type: 'query' | 'fragment'; readonly name: string };

export const MAX_PATH = 200;
const MAX_STEPS = 20;
const MAX_TEXT = 262_144;

const TOKEN =
  /\.?(?:@(json|base64)|@(before|after|query|fragment)\(([^()]+)\)|@part\(([^()]+),(-?\d{1,4})\)|\[(\d{1,9})\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]@"][^.[\]]*))/y;

/** Why a text is no path: its length, that it is empty, or what of it is not understood. */
export type PathFault = 'long' | 'empty' | { readonly rest: string };

/** Compiles a path; an invalid one says why (`fault-words.ts` has the words). */
export function parsePath(text: string): { readonly path: Path } | { readonly error: PathFault } {
  if (text.length > MAX_PATH) return { error: 'long' };
  if (text === '') return { error: 'empty' };
  const steps: PathStep[] = [];
  let at = /^\$(?:$|[.[])/.test(text) ? 1 : 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const step = match && stepOf(match);
    // Only the first step goes without a dot, brackets do always.
    const joined = at === 0 || text[at] === '.' || text[at] === '[';
    if (!match || !step || !joined || steps.length >= MAX_STEPS)
      return { error: { rest: text.slice(at, at + 30) } };
    steps.push(step);
    at = TOKEN.lastIndex;
  }
  return { path: { text, steps, read: (root) => read(root, steps) } };
}

/** For paths that were checked before; an invalid one reads nothing. */
export function compilePath(text: string): Path {
  const parsed = parsePath(text);
  return 'path' in parsed ? parsed.path : { text, steps: [], read: () => undefined };
}

function stepOf(match: RegExpExecArray): PathStep | null {
  const [, plain, named, argument, mark, index, item, quoted, key] = match;
  if (plain === 'json' || plain === 'base64') return { type: plain };
  if ((named === 'before' || named === 'after') && argument) return { type: named, mark: argument };
  if ((named === 'query' || named === 'fragment') && argument)
    return { type: named, name: argument };
  if (mark !== undefined) return { type: 'part', mark, index: Number(index) };
  if (item !== undefined) return { type: 'key', key: item };
  if (key !== undefined) return { type: 'key', key };
  if (quoted === undefined) return null;
  try {
    const text: unknown = JSON.parse(quoted);
    return typeof text === 'string' ? { type: 'key', key: text } : null;
  } catch {
    return null;
  }
}

function read(root: Node, steps: readonly PathStep[]): Node | undefined {
  let node: Node | undefined = root;
  for (const step of steps) {
    if (node === undefined) return undefined;
    node = step.type === 'key' ? entryAt(node, step.key) : readText(node, step);
  }
  return node;
}

/** One level down, by own key (or index); `undefined` where there is none. */
export function entryAt(node: Node, key: string): Node | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if (node.type === 'object' || node.type === 'map')
    return node.entries.find(([name]) => name === key)?.[1];
  return node.type === 'array' && /^\d{1,9}$/.test(key) ? node.items[Number(key)] : undefined;
}

function readText(node: Node, step: Exclude<PathStep, { type: 'key' }>): Node | undefined {
  if (typeof node !== 'string' || node.length > MAX_TEXT) return undefined;
  switch (step.type) {
    case 'json':
      return parseJsonNode(node);
    case 'base64':
      return decodeBase64(node) ?? undefined;
    case 'before':
      return node.includes(step.mark) ? node.slice(0, node.indexOf(step.mark)) : undefined;
    case 'after':
      return node.includes(step.mark)
        ? node.slice(node.indexOf(step.mark) + step.mark.length)
        : undefined;
    case 'part':
      return node.split(step.mark, 1000).at(step.index);
    default:
      return readParameter(node, step.type, step.name);
  }
}

function readParameter(
  text: string,
  where: 'query' | 'fragment',
  name: string,
): string | undefined {
  if (!text.includes(where === 'query' ? '?' : '#')) return undefined;
  return addressParts(text).find((part) => part.in === where && part.name === name)?.value;
}
