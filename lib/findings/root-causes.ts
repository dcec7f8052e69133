import type { Finding } from './finding';

/** Further apart than this (ms), two findings on one agent have nothing to do with each other. */
const NEAR = 300_000;

const UNANSWERED = ['never-answered', 'not-posted', 'expired-not-asked'] as const;
const USELESS = ['new-token-refused', 'not-adopted', 'asked-in-loop', 'expired-not-asked'] as const;

/** What follows from a fault, and so is not told beside it. */
const FOLLOWS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['no-listener', [...UNANSWERED, 'asked-in-loop']],
  ['near-miss-type', [...UNANSWERED, 'asked-in-loop', 'foreign-message']],
  ['near-miss-field', [...UNANSWERED, 'asked-in-loop', 'foreign-message']],
  ['wrong-frame', [...UNANSWERED, 'third-reader', 'stranger-answered']],
  ['endpoint-failed', [...UNANSWERED, 'refused', 'asked-in-loop']],
  ['refused', [...UNANSWERED, 'asked-in-loop']],
  ['not-posted', ['never-answered', 'expired-not-asked']],
  ['never-answered', ['expired-not-asked']],
  ['answered-late', ['answered-twice', 'expired-not-asked']],
  ['same-token', [...USELESS, 'already-expired', 'not-longer', 'clock-skew']],
  ['already-expired', [...USELESS, 'not-longer']],
  ['not-longer', USELESS],
  ['other-issuer', ['new-token-refused', 'not-adopted']],
  ['other-audience', ['new-token-refused', 'not-adopted']],
  ['other-subject', ['new-token-refused', 'not-adopted']],
  ['alg-none', ['new-token-refused']],
  ['clock-skew', ['new-token-refused']],
  ['new-token-refused', ['not-adopted', 'asked-in-loop', 'asked-early']],
  ['not-adopted', ['asked-in-loop', 'asked-early', 'expired-not-asked']],
  [
    'asked-in-loop',
    ['asked-early', 'answered-twice', 'pushed-without-need', 'same-token', 'not-longer'],
  ],
]);

/** Without those that only follow from another one. `findings` come worst first, causes before effects. */
export function rootCauses(findings: readonly Finding[]): Finding[] {
  const roots: Finding[] = [];
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const isEffect = [...FOLLOWS].some(
      ([cause, effects]) =>
        effects.includes(finding.rule) &&
        byRule.get(cause)?.some((root) => isSameTrouble(root, finding)) === true,
    );
    if (isEffect) continue;
    roots.push(finding);
    const same = byRule.get(finding.rule);
    if (same === undefined) byRule.set(finding.rule, [finding]);
    else same.push(finding);
  }
  return roots;
}

function isSameTrouble(one: Finding, other: Finding): boolean {
  if (one.handshake !== null && one.handshake === other.handshake) return true;
  if (one.documentId === null || one.documentId !== other.documentId) return false;
  return Math.abs(one.at - other.at) <= NEAR;
}
