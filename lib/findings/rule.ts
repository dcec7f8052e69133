import type { Handshake } from '@/lib/handshakes/handshake';
import type { Session } from '@/lib/log/session';
import type { Definition } from '@/lib/protocols/definition';
import type { Finding } from './finding';
import type { Lookup } from './lookup';
import type { Settings } from './settings';

/** One kind of fault. Each has its file in `rules/`, its test, and its section in docs/findings.md. */
export interface Rule {
  readonly id: string;
  check(input: RuleInput): readonly Finding[];
}

export interface RuleInput {
  readonly session: Session;
  readonly handshakes: readonly Handshake[];
  readonly definitions: readonly Definition[];
  readonly settings: Settings;
  /** ms since 1970. */
  readonly now: number;
  readonly look: Lookup;
}

/** Of one rule so many are told, the newest: a page that fails once a second must not slow the view. */
export const MOST_OF_A_RULE = 100;

/** A rule that looks at one handshake after the other. */
export function perHandshake(
  id: string,
  check: (handshake: Handshake, input: RuleInput) => Finding | null,
): Rule {
  return {
    id,
    check(input) {
      const findings: Finding[] = [];
      for (const handshake of input.handshakes.toReversed()) {
        const finding = check(handshake, input);
        if (finding) findings.unshift(finding);
        if (findings.length >= MOST_OF_A_RULE) break;
      }
      return findings;
    },
  };
}
