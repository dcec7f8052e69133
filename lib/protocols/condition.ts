import type { Node } from '@/lib/capture/node';
import { parseJsonNode } from '@/lib/tokens/json-node';
import type { Literal, Match, MessageRule, NodeType, Operator } from './definition';
import { compilePath, type Path } from './path';
import { compileRegex } from './safe-regex';

/** One path of a match, compiled. */
export interface Condition {
  readonly path: Path;
  /** The values of which it must be one, where it says so: what an index can be made of. */
  readonly literals: readonly Literal[] | null;
  /** It can hold with nothing at the path. */
  readonly allowsNothing: boolean;
  holds(root: Node): boolean;
}

/** The matches of which one must hold. */
export function matchesOf({ match }: Pick<MessageRule, 'match'>): readonly Match[] {
  return isList(match) ? match : [match];
}

function isList(match: MessageRule['match']): match is readonly Match[] {
  return Array.isArray(match);
}

/** The conditions of a match, cheapest first; all must hold. */
export function compileMatch(match: Match): readonly Condition[] {
  return Object.entries(match)
    .map(([path, wanted]) => compileCondition(compilePath(path), wanted))
    .toSorted((a, b) => cost(a) - cost(b));
}

function cost(condition: Condition): number {
  const reading = condition.path.steps.filter((step) => step.type !== 'key').length;
  return reading * 10 + (condition.literals ? 0 : 1);
}

function compileCondition(path: Path, wanted: Literal | Operator): Condition {
  const test = typeof wanted === 'object' && wanted !== null ? testOf(wanted) : equals(wanted);
  return {
    path,
    literals: literalsOf(wanted),
    allowsNothing:
      typeof wanted === 'object' && wanted !== null && ('$absent' in wanted || '$ne' in wanted),
    holds: (root) => {
      const node = path.read(root);
      return test(isUndefined(node) ? undefined : node);
    },
  };
}

function literalsOf(wanted: Literal | Operator): readonly Literal[] | null {
  if (typeof wanted !== 'object' || wanted === null) return [wanted];
  return '$in' in wanted ? wanted.$in : null;
}

function equals(literal: Literal): (node: Node | undefined) => boolean {
  return (node) => node === literal;
}

function testOf(operator: Operator): (node: Node | undefined) => boolean {
  if ('$type' in operator) return (node) => node !== undefined && nodeType(node) === operator.$type;
  if ('$exists' in operator) return (node) => node !== undefined;
  if ('$absent' in operator) return (node) => node === undefined;
  if ('$in' in operator) return (node) => operator.$in.some((literal) => literal === node);
  if ('$ne' in operator) return (node) => node !== operator.$ne;
  if ('$invalidJson' in operator)
    return (node) => typeof node === 'string' && parseJsonNode(node) === undefined;
  const matches = compileRegex(operator.$regex);
  return (node) => typeof node === 'string' && matches(node);
}

/** Missing and `undefined` are the same to a definition: some senders write every field. */
function isUndefined(node: Node | undefined): boolean {
  return node === undefined || (typeof node === 'object' && node?.type === 'undefined');
}

function nodeType(node: Node): NodeType | 'other' {
  if (node === null) return 'null';
  if (typeof node === 'string') return 'string';
  if (typeof node === 'number') return 'number';
  if (typeof node === 'boolean') return 'boolean';
  if (node.type === 'map') return 'object';
  const { type } = node;
  return type === 'object' || type === 'array' || type === 'string' || type === 'number'
    ? type
    : 'other';
}
