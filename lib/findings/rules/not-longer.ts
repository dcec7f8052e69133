import { t } from '@/lib/i18n';
import { formatDate } from '@/lib/view/format';
import { asksForRefresh } from '@/lib/findings/asks';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** Another token, but no gain: it ends when the old one does, or before. */
export const notLonger = perHandshake('not-longer', (handshake, input) => {
  const { look } = input;
  const at = look.cameAt(handshake);
  const old = look.token(handshake.oldToken)?.expiresAt ?? null;
  const next = look.token(handshake.newToken)?.expiresAt ?? null;
  if (at === null || old === null || next === null || next > old || next <= at) return null;
  if (handshake.newToken === handshake.oldToken || !asksForRefresh(handshake, input)) return null;
  return reportHandshake(handshake, {
    rule: 'not-longer',
    severity: 'warning',
    title: t('The new token expires no later than the old one'),
    why: t(
      'The agent asked because its token ends, and has to ask again at the same moment as before.',
    ),
    mend: t(
      'The issuer must count the new token’s life from now, not from the session’s start. If the session itself ends then, say so with a refusal, and sign in anew.',
    ),
    at,
    facts: [
      t('old token until {{time}}', { time: formatDate(old) }),
      t('new token until {{time}}', { time: formatDate(next) }),
    ],
    links: [...look.docs(handshake.definition), rfc(6749, '6')],
  });
});
