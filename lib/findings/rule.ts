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

/** A rule that looks at one handshake after the other. */
export function perHandshake(
  id: string,
  check: (handshake: Handshake, input: RuleInput) => Finding | null,
): Rule {
  return {
    id,
    check: (input) =>
      input.handshakes
        .map((handshake) => check(handshake, input))
        .filter((finding) => finding !== null),
  };
}
