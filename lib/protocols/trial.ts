import type { Node } from '@/lib/capture/node';
import type { Definition } from './definition';
import type { Role } from './mark';
import { createMatcher } from './match';

export interface TrialRow {
  readonly id: string;
  readonly root: Node;
  /** It came through a MessagePort. */
  readonly port: boolean;
}

export interface TrialMatch {
  readonly id: string;
  readonly role: Role;
  /** Counts only with an open request of the same correlation. */
  readonly needsRequest: boolean;
  readonly correlation: string | null;
  /** Paths of the tokens that it finds there. */
  readonly tokens: readonly string[];
}

/** What a definition would make of recorded messages, before it is saved. */
export function tryDefinition(
  definition: Definition,
  rows: readonly TrialRow[],
): readonly TrialMatch[] {
  const matcher = createMatcher([definition]);
  return rows.flatMap(({ id, root, port }) => {
    const mark = matcher.message(root, port);
    return (mark?.roles ?? []).map(({ role, needsRequest, correlation, tokens }) => ({
      id,
      role,
      needsRequest,
      correlation,
      tokens: tokens.flatMap((index) => mark?.tokens[index]?.path ?? []),
    }));
  });
}
