import type { Node } from '@/lib/capture/node';
import type { RoleMark } from '@/lib/protocols/mark';
import { jsonText } from './json-node';
import { stepsOf, withNodeAt } from './node-path';
import type { Effect, RuleMatch } from './rule';

/** Whether all that `match` asks for holds. */
export function matches(
  match: RuleMatch,
  roles: readonly RoleMark[],
  root: Node,
  origin: string,
): boolean {
  if (match.origin !== null && match.origin !== origin) return false;
  if (match.definition !== null || match.role !== null) {
    const fits = roles.some(
      (one) =>
        (match.definition === null || one.definition === match.definition) &&
        (match.role === null || one.role === match.role),
    );
    if (!fits) return false;
  }
  if (match.text === null || match.text === '') return true;
  return jsonText(root).toLowerCase().includes(match.text.toLowerCase());
}

/** `root` with those fields' new values; `undefined`: a path leads nowhere. */
export function replaced(
  root: Node,
  fields: Extract<Effect, { type: 'replace' }>['fields'],
): Node | undefined {
  let node: Node | undefined = root;
  for (const { path, value } of fields) {
    const steps = stepsOf(path);
    if (node === undefined || steps === null) return undefined;
    node = withNodeAt(node, steps, value);
  }
  return node;
}
