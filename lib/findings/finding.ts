import type { DocumentId } from '@/lib/log/event';

export type Severity = 'error' | 'warning' | 'info';

/** One thing that is wrong: what, why it matters, how to mend it, and what shows it. */
export interface Finding {
  /** The rule's id (`same-token`), also its anchor in docs/findings.md. */
  readonly rule: string;
  /** `<rule>:<subject>`: the same fault on the same subject is one finding. */
  readonly id: string;
  readonly severity: Severity;
  readonly category: 'correctness' | 'security';
  /** One sentence: "The host answered with the same token (expired 12 s ago)". */
  readonly title: string;
  readonly why: string;
  readonly mend: string;
  /** ms since 1970: when it became visible. */
  readonly at: number;
  readonly handshake: string | null;
  readonly documentId: DocumentId | null;
  readonly messages: readonly string[];
  readonly requests: readonly string[];
  readonly tokens: readonly string[];
  /** Short facts beside them: `exp 12:00:03`, `sub user-1 → user-2`. */
  readonly facts: readonly string[];
  readonly links: readonly Link[];
}

export interface Link {
  readonly label: string;
  readonly url: string;
}
