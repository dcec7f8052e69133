import { base64Cores } from '@/lib/tokens/base64';
import { createScanner } from '@/lib/tokens/scanner';
import { maskToken, SHORTEST_SECRET } from '@/lib/tokens/mask';
import type { Session } from './session';

/** A longer token is not looked for in base64: a session may hold two thousand. */
const LONGEST_CODED = 16_384;
const NONE: ReadonlySet<string> = new Set();

interface Known {
  readonly scanner: ReturnType<typeof createScanner>;
  /** `Token.id`s that the scanner was told of. */
  readonly ids: Set<string>;
  version: number;
}

const known = new WeakMap<Session, WeakMap<ReadonlySet<string>, Known>>();

/**
 * Puts a mask for every token of the session that is not `revealed` (by `Token.id`) wherever it
 * stands in a text; where `enough` characters suffice, no more are read or returned. Each token is
 * made ready once, so that a list can ask for every row that it draws.
 */
export function hideKnown(
  session: Session,
  revealed: ReadonlySet<string>,
): (text: string, enough?: number) => string {
  const shown = revealed.size === 0 ? NONE : revealed;
  const bySet = known.get(session) ?? new WeakMap<ReadonlySet<string>, Known>();
  known.set(session, bySet);
  let made = bySet.get(shown);
  // Those that the session forgot go with the scanner, once they are the most of it.
  if (made === undefined || made.ids.size > 2 * session.tokens.size + 1_000)
    made = { scanner: createScanner(new Map()), ids: new Set(), version: -1 };
  bySet.set(shown, made);
  if (made.version !== session.version) learn(made, session, shown);
  return made.scanner.replace;
}

function learn(made: Known, session: Session, revealed: ReadonlySet<string>): void {
  made.version = session.version;
  for (const [id, { value }] of session.tokens) {
    if (made.ids.has(id)) continue;
    made.ids.add(id);
    if (revealed.has(id) || value.length < SHORTEST_SECRET) continue;
    const mask = maskToken(value);
    for (const form of formsOf(value, value.length <= LONGEST_CODED)) made.scanner.add(form, mask);
  }
}

/** A secret as it may stand in a text: plain, in JSON, percent-encoded, in base64 of either alphabet. */
export function formsOf(value: string, coded: boolean): readonly string[] {
  const cores = coded ? base64Cores(value).filter((core) => core.length >= 8) : [];
  const urlSafe = cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'));
  const json = JSON.stringify(value).slice(1, -1);
  const forms = [value, json, encodeURIComponent(value.toWellFormed()), ...cores, ...urlSafe];
  return [...new Set(forms)].filter((form) => form !== '');
}
