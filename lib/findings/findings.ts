import type { Handshake } from '@/lib/handshakes/handshake';
import type { Session } from '@/lib/log/session';
import type { Definition } from '@/lib/protocols/definition';
import type { Finding, Severity } from './finding';
import { createLookup } from './lookup';
import { rootCauses } from './root-causes';
import { MOST_OF_A_RULE } from './rule';
import { rules } from './rules';
import { ignoredOn, type Settings } from './settings';

export interface FindingsContext {
  readonly definitions: readonly Definition[];
  readonly settings: Settings;
  /** ms since 1970. */
  readonly now: number;
  /** The origin of the tab's page: what `settings.ignored` is kept by. */
  readonly site: string;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What is wrong in a session, worst first, then oldest first: root causes only, without what the site ignores. */
export function findFindings(
  session: Session,
  handshakes: readonly Handshake[],
  context: FindingsContext,
): Finding[] {
  const { definitions, settings, now } = context;
  const look = createLookup(session, handshakes, definitions);
  const input = { session, handshakes, definitions, settings, now, look };
  const all = rules.flatMap((rule) =>
    [...firstOfEach(rule.check(input)).values()]
      .toSorted((a, b) => a.at - b.at)
      .slice(-MOST_OF_A_RULE),
  );
  // Sorting is stable: among equally bad ones, the rules' own order stays (causes first).
  const roots = rootCauses(all.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]));
  const ignored = ignoredOn(settings, context.site);
  return roots
    .filter(({ rule }) => !ignored.includes(rule))
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || a.at - b.at);
}

/** The same fault on the same subject is one finding, from when it was first seen. */
function firstOfEach(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.id)) first.set(finding.id, finding);
  return first;
}
