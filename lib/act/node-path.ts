import type { Node } from '@/lib/capture/node';
import { setAt } from '@/lib/protocols/build';
import { compilePath, parsePath } from '@/lib/protocols/path';
import type { PathStep } from '@/lib/protocols/path';
import { parseJsonNode } from '@/lib/tokens/json-node';
import { jsonText } from './json-node';

export type Steps = readonly PathStep[];

/** The steps of a path as definitions and users write it (docs/protocols.md); `null`: it is none. */
export function stepsOf(text: string): Steps | null {
  const parsed = parsePath(text.trim());
  return 'error' in parsed ? null : parsed.path.steps;
}

/** `undefined`: there is nothing at that path. A message that is JSON in a string is looked into. */
export function nodeAt(root: Node, path: string): Node | undefined {
  const compiled = compilePath(path);
  return compiled.read(inner(root, compiled.steps));
}

/**
 * `root` with `value` at that path; what is missing on the way is made. `undefined`: the message
 * has no fields at all.
 */
export function withNodeAt(root: Node, steps: Steps, value: Node): Node | undefined {
  const inside = inner(root, steps);
  const isText = steps[0] !== undefined && steps[0].type !== 'key';
  if (steps.length > 0 && !isText && (inside === null || typeof inside !== 'object'))
    return undefined;
  const changed = setAt(inside, steps, value);
  return inside === root ? changed : jsonText(changed);
}

/** `root` with every string that `change` gives another value for; objects' keys stay. */
export function mapStrings(root: Node, change: (text: string) => Node): Node {
  if (typeof root === 'string') return change(root);
  if (root === null || typeof root !== 'object') return root;
  const map = (node: Node) => mapStrings(node, change);
  if (root.type === 'object')
    return { ...root, entries: root.entries.map(([key, node]) => [key, map(node)] as const) };
  if (root.type === 'array' || root.type === 'set')
    return { ...root, items: root.items.map((item) => map(item)) };
  if (root.type === 'map')
    return { ...root, entries: root.entries.map(([key, node]) => [map(key), map(node)] as const) };
  return root;
}

export interface StringPlace {
  readonly steps: Steps;
  readonly text: string;
}

/** Where strings stand in objects and arrays, in order; in a message that is JSON, inside of it. */
export function stringsOf(root: Node): readonly StringPlace[] {
  return stringsIn(inner(root, [KEY]), []);
}

/** What a message says: of one that is JSON in a string, the value that is written there. */
export function inner(root: Node, steps: Steps): Node {
  if (typeof root !== 'string' || steps[0]?.type !== 'key' || !/^\s*[[{]/.test(root)) return root;
  return parseJsonNode(root) ?? root;
}

export function keyStep(key: string): PathStep {
  return { type: 'key', key };
}

const KEY = keyStep('');

function stringsIn(node: Node, steps: Steps): readonly StringPlace[] {
  if (typeof node === 'string') return [{ steps, text: node }];
  if (node === null || typeof node !== 'object') return [];
  if (node.type === 'object')
    return node.entries.flatMap(([key, item]) => stringsIn(item, [...steps, keyStep(key)]));
  if (node.type === 'array')
    return node.items.flatMap((item, index) => stringsIn(item, [...steps, keyStep(String(index))]));
  return [];
}
