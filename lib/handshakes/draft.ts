import { isHeld, type DocumentId } from '@/lib/log/event';
import type { MessageRow, RequestRow } from '@/lib/log/session';
import type { RoleMark } from '@/lib/protocols/mark';

/** A handshake while its parts are being gathered; `finish.ts` makes a `Handshake` of it. */
export interface Draft {
  readonly id: string;
  readonly definition: string | null;
  /** Empty while nobody knows. */
  agent: DocumentId;
  host: DocumentId | null;
  /** ms since 1970. */
  readonly at: number;
  readonly correlation: string | null;
  readonly requests: MessageRow[];
  /** Those to another frame than the agent's too. */
  readonly answers: MessageRow[];
  readonly refusals: MessageRow[];
  readonly echoes: MessageRow[];
  readonly calls: RequestRow[];
  reason: string | null;
  /** `Token.id`. */
  carriedToken: string | null;
  newToken: string | null;
  /** When the agent's frame came again with the new token in its address. */
  reloadedAt: number | null;
  readonly evidence: readonly string[];
}

export function createDraft(
  start: Pick<Draft, 'id' | 'definition' | 'agent' | 'host' | 'at'> & Partial<Draft>,
): Draft {
  return {
    correlation: null,
    requests: [],
    answers: [],
    refusals: [],
    echoes: [],
    calls: [],
    reason: null,
    carriedToken: null,
    newToken: null,
    reloadedAt: null,
    evidence: [],
    ...start,
  };
}

/** A rule of ours kept the message from the page: nobody there heard it. */
export function wasHeard(row: MessageRow): boolean {
  return row.rule === null || !isHeld(row.rule.done);
}

/** We spoke the message, or made it what it is. */
export function isOurs(row: MessageRow): boolean {
  return row.action !== null || (row.rule !== null && !row.rule.done.startsWith('passed'));
}

/** The answers that reached the frame that asked. */
export function deliveredAnswers(draft: Pick<Draft, 'agent' | 'answers'>): readonly MessageRow[] {
  return draft.answers.filter((row) => row.receiver === draft.agent && wasHeard(row));
}

/** Asked, and neither answered nor refused yet. */
export function isOpen(draft: Draft): boolean {
  return (
    draft.requests.length > 0 &&
    draft.refusals.length === 0 &&
    !draft.answers.some((row) => row.receiver === draft.agent && wasHeard(row))
  );
}

/** The role's first token (the access token, where it has one) as `Token.id`. */
export function firstToken(row: MessageRow, role: RoleMark): string | null {
  const index = role.tokens[0];
  return index === undefined ? null : (row.tokens[index] ?? null);
}
