import { t } from '@/lib/i18n';
import { isOurs } from '@/lib/handshakes/draft';
import { inWords } from '@/lib/handshakes/in-words';
import { asksForRefresh } from '@/lib/findings/asks';
import { leftAt } from '@/lib/findings/claims';
import { isLate } from '@/lib/findings/early';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The agent asked long after its token had ended. */
export const askedLate = perHandshake('asked-late', (handshake, input) => {
  const { look, session, settings } = input;
  const [request] = look.rows(handshake.requests);
  if (!request || isOurs(request)) return null;
  const old = look.token(handshake.oldToken);
  const left = leftAt(old, request.at);
  if (left === null || !isLate(old, -left, settings) || !asksForRefresh(handshake, input))
    return null;
  // Loaded anew at an old address, it could not ask before.
  const since = session.documents.get(handshake.agent)?.since ?? 0;
  if (request.at + left <= since && (old?.sightings[0]?.at ?? since) < since) return null;
  return reportHandshake(handshake, {
    rule: 'asked-late',
    severity: 'info',
    title: t('The agent asked {{time}} after its token had expired', { time: inWords(left) }),
    why: t(
      'In between every call of the agent would have failed: the user who comes back waits, or sees an error.',
    ),
    mend: t('Have the agent ask shortly before exp, or as soon as its page becomes visible again.'),
    at: request.at,
    requests: handshake.refusedCall === null ? [] : [handshake.refusedCall],
    links: [...look.docs(handshake.definition), rfc(7519, '4.1.4')],
  });
});
