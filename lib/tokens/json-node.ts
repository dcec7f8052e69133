import type { Node } from '@/lib/capture/node';

const MAX_TEXT = 262_144;
const MAX_DEPTH = 64;
const MAX_NODES = 20_000;

/** What JSON text says, as a node; `undefined` for no JSON, or for more of it than is worth reading. */
export function parseJsonNode(text: string): Node | undefined {
  if (text.length > MAX_TEXT) return undefined;
  try {
    return jsonNode(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A JSON value as a node. What is deeper or more than the budget is left out and says so. */
export function jsonNode(value: unknown): Node {
  const budget = { nodes: MAX_NODES };
  return convert(value, 0, budget);
}

function convert(value: unknown, depth: number, budget: { nodes: number }): Node {
  if (value === undefined) return { type: 'undefined' };
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : { type: 'unreadable', reason: 'no JSON' };
  }
  if (typeof value !== 'object') return { type: 'unreadable', reason: 'no JSON' };
  if (depth >= MAX_DEPTH) return { type: 'omitted', reason: 'depth' };
  if (Array.isArray(value)) {
    const items = takeWhileRoom(value, budget).map((item) => convert(item, depth + 1, budget));
    return { type: 'array', items, length: value.length };
  }
  const all = Object.entries(value);
  const entries = takeWhileRoom(all, budget).map(
    ([key, item]) => [key, convert(item, depth + 1, budget)] as const,
  );
  return { type: 'object', entries, more: all.length - entries.length };
}

function takeWhileRoom<T>(items: readonly T[], budget: { nodes: number }): readonly T[] {
  const taken = items.length > budget.nodes ? items.slice(0, budget.nodes) : items;
  budget.nodes -= taken.length;
  return taken;
}
