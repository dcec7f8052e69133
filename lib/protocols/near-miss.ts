import type { Node } from '@/lib/capture/node';
import { findTokens } from '@/lib/tokens/find';
import { compileMatch, matchesOf, type Condition } from './condition';
import type { Definition, MessageRule } from './definition';
import type { Role } from './mark';
import { insideOf } from './message-name';
import { compilePath } from './path';

/** A message that is almost one of a protocol: "did you mean". */
export interface NearMiss {
  /** `Definition.id`. */
  readonly definition: string;
  readonly role: Role;
  /** The text that was meant, or the path where the token belongs. */
  readonly expected: string;
  /** The text that stands there, or the path where the token is. */
  readonly got: string;
  /** Where the fault is. */
  readonly path: string;
}

interface NearRule {
  readonly definition: string;
  readonly rule: MessageRule;
  readonly conditions: readonly Condition[];
}

/** Shorter names are too easily like another. */
const MIN_NAME = 6;

const compiled = new WeakMap<readonly Definition[], readonly NearRule[]>();

/**
 * What a message that matches nothing may have been meant as: its name differs by brackets, case or
 * a letter, or its token stands in another field. `null` where it matches, or is like nothing.
 */
export function nearMiss(root: Node, definitions: readonly Definition[]): NearMiss | null {
  const inside = insideOf(root);
  if (typeof inside !== 'object' || inside === null) return null;
  const rules = rulesOf(definitions);
  if (rules.some(({ conditions }) => conditions.every((condition) => condition.holds(inside))))
    return null;
  for (const rule of rules) {
    const miss = misspelt(rule, inside) ?? misplaced(rule, inside);
    if (miss) return miss;
  }
  return null;
}

function rulesOf(definitions: readonly Definition[]): readonly NearRule[] {
  const known = compiled.get(definitions);
  if (known) return known;
  const rules = definitions.flatMap((definition) =>
    definition.messages.flatMap((rule) =>
      matchesOf(rule).map((match) => ({
        definition: definition.id,
        rule,
        conditions: compileMatch(match),
      })),
    ),
  );
  compiled.set(definitions, rules);
  return rules;
}

/** One name is almost right, and all else holds. */
function misspelt({ definition, rule, conditions }: NearRule, root: Node): NearMiss | null {
  const [condition, ...others] = conditions.filter((one) => !one.holds(root));
  if (!condition || others.length > 0 || !isName(condition) || rule.role === 'port-setup')
    return null;
  const got = condition.path.read(root);
  if (typeof got !== 'string' || got.length > 200) return null;
  const expected = condition.literals?.find(
    (literal) => typeof literal === 'string' && isAlmost(got, literal),
  );
  if (typeof expected !== 'string') return null;
  return { definition, role: rule.role, expected, got, path: condition.path.text };
}

/** Every name is right, but its token is where no rule looks for it. */
function misplaced({ definition, rule, conditions }: NearRule, root: Node): NearMiss | null {
  const place = rule.tokens?.[0]?.path;
  if (place === undefined || rule.needsRequest === true) return null;
  if (!conditions.some(isName) || !conditions.every((one) => !isName(one) || one.holds(root)))
    return null;
  if (typeof compilePath(place).read(root) === 'string') return null;
  const found = findTokens(root).find((token) => token.use !== 'refresh');
  if (!found) return null;
  return { definition, role: rule.role, expected: place, got: found.path, path: found.path };
}

function isName(condition: Condition): boolean {
  return (
    condition.literals?.every(
      (literal) => typeof literal === 'string' && literal.length >= MIN_NAME,
    ) ?? false
  );
}

function isAlmost(got: string, expected: string): boolean {
  const [a, b] = [bare(got), bare(expected)];
  if (a === '') return false;
  return a === b || (b.length >= 8 && isOneOff(a, b));
}

/** Brackets, separators and case are what people get wrong first. */
function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** One letter more, less, other, or two in the wrong order. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1)) return true;
  if (restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
}
