import type { Finding } from '@/lib/findings/finding';
import type { Handshake } from '@/lib/handshakes/handshake';
import { t } from '@/lib/i18n';
import type { Session } from '@/lib/log/session';
import { handshakeLabel, severityLabel } from './labels';
import { documentName } from './names';

/** More news than this at once is told as a number. */
const MOST = 3;

/**
 * What is worth saying aloud since the last time: handshakes whose state changed, and new findings.
 * `before` is `now` of the last call; `null` at first, when nothing is said.
 */
export function news(
  before: ReadonlyMap<string, string> | null,
  handshakes: readonly Handshake[],
  findings: readonly Finding[],
  session: Session,
): { readonly now: ReadonlyMap<string, string>; readonly said: string } {
  const now = new Map<string, string>();
  const said: string[] = [];
  for (const { id, state, agent } of handshakes) {
    now.set(`handshake ${id}`, state);
    if (before !== null && before.get(`handshake ${id}`) !== state)
      said.push(
        t('Token refresh of {{agent}}: {{state}}', {
          agent: documentName(session, agent),
          state: handshakeLabel(state),
        }),
      );
  }
  for (const { id, severity, title } of findings) {
    now.set(`finding ${id}`, severity);
    if (before !== null && !before.has(`finding ${id}`))
      said.push(t('{{severity}}: {{title}}', { severity: severityLabel(severity), title }));
  }
  const text =
    said.length > MOST
      ? t('Token refreshes and findings that changed: {{count}}', { count: said.length })
      : said.join('. ');
  return { now, said: text };
}
