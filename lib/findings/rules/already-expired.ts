import { t } from '@/lib/i18n';
import { inWords } from '@/lib/handshakes/in-words';
import { formatDate } from '@/lib/view/format';
import { leftAt } from '@/lib/findings/claims';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The new token was over when it came. */
export const alreadyExpired = perHandshake('already-expired', (handshake, { look }) => {
  const at = look.cameAt(handshake);
  const token = look.token(handshake.newToken);
  if (at === null || token?.expiresAt == null) return null;
  const left = leftAt(token, at);
  if (left === null || left > 0) return null;
  return reportHandshake(handshake, {
    rule: 'already-expired',
    severity: 'error',
    title: t('The new token had expired {{time}} before it came', { time: inWords(left) }),
    why: t('Every call with it is refused, so the agent asks again at once or gives up.'),
    mend: t(
      'Have the host fetch a token when it is asked instead of handing out a stored one, and check the clock of the server that issues it. exp counts seconds since 1970 in UTC.',
    ),
    at,
    requests: handshake.calls,
    facts: [t('expired {{time}}', { time: formatDate(token.expiresAt) })],
    links: [...look.docs(handshake.definition), rfc(7519, '4.1.4')],
  });
});
