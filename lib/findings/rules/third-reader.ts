import { isOurs } from '@/lib/handshakes/draft';
import type { Handshake } from '@/lib/handshakes/handshake';
import { ancestors } from '@/lib/handshakes/parties';
import { t } from '@/lib/i18n';
import type { MessageRow } from '@/lib/log/session';
import { messageSecurity, postingMessages } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake, type RuleInput } from '@/lib/findings/rule';

/** The agent's token was posted to a frame of a third site as well. */
export const thirdReader = perHandshake('third-reader', (handshake, input) => {
  const { look } = input;
  const token = look.token(handshake.newToken);
  if (!token || look.answers(handshake).length === 0) return null;
  if (isOthers(handshake, input)) return null;
  const third = token.sightings
    .map((sighting) => (sighting.in === 'message' ? look.rows([sighting.messageId])[0] : undefined))
    .find((row) => row !== undefined && isThird(row, handshake, input));
  if (!third) return null;
  const other = look.name(third.receiver);
  return reportHandshake(handshake, {
    rule: 'third-reader',
    category: 'security',
    severity: 'error',
    title: t('The token of {{agent}} was posted to {{other}} too', {
      agent: look.name(handshake.agent),
      other,
    }),
    why: t(
      'A frame of another site holds a token that isn’t its own, and can use it as the agent does.',
    ),
    mend: t(
      'Post to the one frame that asked (event.source) with its origin as target origin. A loop over all iframes with “*” tells everybody.',
    ),
    at: third.at,
    messages: [...handshake.answers, third.id],
    links: [postingMessages(), messageSecurity()],
  });
});

/** A token that another frame asked for: the finding is about that one. */
function isOthers(handshake: Handshake, { handshakes }: RuleInput): boolean {
  if (handshake.requests.length > 0) return false;
  const first = handshakes.find(({ newToken }) => newToken === handshake.newToken);
  const asked = handshakes.find(
    ({ newToken, requests }) => newToken === handshake.newToken && requests.length > 0,
  );
  return (asked ?? first) !== handshake;
}

function isThird(row: MessageRow, handshake: Handshake, { session }: RuleInput): boolean {
  const { agent, host } = handshake;
  if (isOurs(row) || row.receiver === agent || row.receiver === host) return false;
  // Those above the agent may hand the token down to it: they are part of the way.
  if (ancestors(session, agent).ids.includes(row.receiver)) return false;
  const reader = session.documents.get(row.receiver);
  const own = session.documents.get(agent);
  if (!reader || !own || reader.frameId === own.frameId) return false;
  return reader.origin !== own.origin || reader.origin === 'null';
}
