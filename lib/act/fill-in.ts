import type { Node } from '@/lib/capture/node';

/** What a rule's answer says for its placeholders. */
export interface AnswerValues {
  readonly token: string;
  /** Seconds since 1970. */
  readonly expiresS: number;
  readonly correlation: string | number;
}

/** One text of a rule's answer, filled in (see `RuleAnswer`). */
export function fillIn(text: string, { token, expiresS, correlation }: AnswerValues): Node {
  if (!text.includes('$')) return text;
  if (text === '$correlation') return correlation;
  if (text === '$expiresMs') return expiresS * 1000;
  if (text === '$expiresS') return expiresS;
  return text
    .replaceAll('"$expiresMs"', () => String(expiresS * 1000))
    .replaceAll('"$expiresS"', () => String(expiresS))
    .replaceAll('$expiresIso', () => new Date(expiresS * 1000).toISOString())
    .replaceAll('$token', () => token)
    .replaceAll('"$correlation"', () => JSON.stringify(correlation))
    .replaceAll('$correlation', () => String(correlation));
}
