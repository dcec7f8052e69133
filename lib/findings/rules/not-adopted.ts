import { t } from '@/lib/i18n';
import { messageSecurity } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** Calls that were under way when the answer came (ms) may still carry the old token. */
const UNDER_WAY = 1_000;

/** The agent has the new token and goes on with the old one. */
export const notAdopted = perHandshake('not-adopted', (handshake, { look }) => {
  const at = look.cameAt(handshake);
  if (at === null || handshake.newToken === null || handshake.adoptedCall !== null) return null;
  if (handshake.oldToken === handshake.newToken) return null;
  const stale = look.usesOf(handshake.oldToken).filter((use) => use.at > at + UNDER_WAY);
  const [first] = stale;
  if (!first) return null;
  const agent = look.name(handshake.agent);
  return reportHandshake(handshake, {
    rule: 'not-adopted',
    severity: 'error',
    title: t('{{agent}} got the new token and goes on with the old one', { agent }),
    why: t('“Answered” is not “adopted”: the token arrived, but the agent’s calls don’t carry it.'),
    mend: t(
      'In the agent: check the origin and the shape that its handler expects, whether it was still waiting, and whether its HTTP client reads the token anew for each call.',
    ),
    at: first.at,
    requests: stale.slice(0, 20).map(({ id }) => id),
    facts: [t('{{times}} calls with the old token since', { times: stale.length })],
    links: [...look.docs(handshake.definition), messageSecurity()],
  });
});
