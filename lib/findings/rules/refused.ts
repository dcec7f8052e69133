import { t } from '@/lib/i18n';
import { isOurs, wasHeard } from '@/lib/handshakes/draft';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The host said no, in the protocol's words. */
export const refused = perHandshake('refused', (handshake, { look }) => {
  const refusal = look.rows(handshake.refusals).find((row) => wasHeard(row) && !isOurs(row));
  if (handshake.state !== 'refused' || !refusal) return null;
  const values = { host: look.name(handshake.host), reason: handshake.reason ?? '' };
  return reportHandshake(handshake, {
    rule: 'refused',
    severity: 'error',
    title:
      handshake.reason === null
        ? t('{{host}} refused to give a token', values)
        : t('{{host}} refused to give a token: “{{reason}}”', values),
    why: t('The agent has to sign its user out, or ask again.'),
    mend: t(
      'The reason is the host’s: see its own code and the calls that it made before. If its session is over, its user must sign in anew.',
    ),
    at: refusal.at,
    requests: handshake.calls,
    links: [...look.docs(handshake.definition), rfc(6749, '5.2')],
  });
});
