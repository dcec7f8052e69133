import type { Node } from '@/lib/capture/node';
import type { Condition } from './condition';
import type { Literal } from './definition';
import type { Path } from './path';

/** Finds which of many matches hold for a message, at the cost of one look-up for each of its top-level keys. */
export interface MatchIndex<T> {
  /** In the order in which they were added; a value once, however many of its matches hold. */
  find(root: Node): readonly T[];
  /** Texts of which one must be in any message that matches; `null`: there is no such list. */
  readonly texts: readonly string[] | null;
}

interface Entry<T> {
  readonly order: number;
  readonly value: T;
  readonly conditions: readonly Condition[];
}

/** All matches that ask for the same path. */
interface Group<T> {
  readonly path: Path;
  readonly byLiteral: Map<Literal, Entry<T>[]>;
  /** Those that only want something there. */
  readonly any: Entry<T>[];
}

export function createMatchIndex<T>(
  matches: readonly { readonly value: T; readonly conditions: readonly Condition[] }[],
): MatchIndex<T> {
  const byKey = new Map<string, Group<T>[]>();
  const rest: Entry<T>[] = [];
  const texts = new Set<string>();
  let allTexts = true;
  for (const [order, match] of matches.entries()) {
    const entry = { order, ...match };
    const best = bestCondition(match.conditions);
    const key = best?.path.steps[0];
    if (!best || key?.type !== 'key') rest.push(entry);
    else add(groupFor(byKey, key.key, best.path), best, entry);
    const literals = best?.literals?.filter((literal) => typeof literal === 'string');
    if (literals && literals.length === best?.literals?.length)
      for (const literal of literals) texts.add(literal);
    else allTexts = false;
  }
  return { find: (root) => find(root, byKey, rest), texts: allTexts ? [...texts] : null };
}

/** The longest text that must be there, else any literal, else anything that must be there. */
function bestCondition(conditions: readonly Condition[]): Condition | undefined {
  const plain = conditions.filter(
    (condition) =>
      !condition.allowsNothing && condition.path.steps.every((step) => step.type === 'key'),
  );
  return plain.toSorted((a, b) => weight(b) - weight(a))[0];
}

function weight(condition: Condition): number {
  if (condition.literals === null) return 0;
  const lengths = condition.literals.map((item) =>
    typeof item === 'string' ? item.length + 1 : 1,
  );
  return Math.min(...lengths);
}

function groupFor<T>(byKey: Map<string, Group<T>[]>, key: string, path: Path): Group<T> {
  const groups = byKey.get(key) ?? [];
  byKey.set(key, groups);
  const known = groups.find((group) => group.path.text === path.text);
  if (known) return known;
  const group = { path, byLiteral: new Map<Literal, Entry<T>[]>(), any: [] };
  groups.push(group);
  return group;
}

function add<T>(group: Group<T>, condition: Condition, entry: Entry<T>): void {
  if (condition.literals === null) {
    group.any.push(entry);
    return;
  }
  for (const literal of condition.literals) {
    const entries = group.byLiteral.get(literal) ?? [];
    entries.push(entry);
    group.byLiteral.set(literal, entries);
  }
}

function find<T>(
  root: Node,
  byKey: ReadonlyMap<string, readonly Group<T>[]>,
  rest: readonly Entry<T>[],
): readonly T[] {
  const held: Entry<T>[] = rest.filter((entry) => holds(entry, root));
  for (const key of topKeys(root)) {
    for (const group of byKey.get(key) ?? []) {
      const node = group.path.read(root);
      if (node === undefined) continue;
      const named = isLiteral(node) ? group.byLiteral.get(node) : undefined;
      for (const entry of named ?? []) if (holds(entry, root)) held.push(entry);
      for (const entry of group.any) if (holds(entry, root)) held.push(entry);
    }
  }
  if (held.length === 0) return [];
  return [...new Set(held.toSorted((a, b) => a.order - b.order).map((entry) => entry.value))];
}

function holds<T>(entry: Entry<T>, root: Node): boolean {
  return entry.conditions.every((condition) => condition.holds(root));
}

/** More keys than this have no protocol's messages. */
const MAX_KEYS = 200;

function topKeys(root: Node): readonly string[] {
  if (typeof root !== 'object' || root === null) return [];
  if (root.type === 'object') return root.entries.slice(0, MAX_KEYS).map(([key]) => key);
  if (root.type === 'array') return root.items.slice(0, 8).map((_, index) => String(index));
  if (root.type !== 'map') return [];
  return root.entries.slice(0, MAX_KEYS).flatMap(([key]) => (typeof key === 'string' ? [key] : []));
}

function isLiteral(node: Node): node is Literal {
  return typeof node !== 'object' || node === null;
}
