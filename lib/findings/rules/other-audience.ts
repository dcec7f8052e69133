import { t } from '@/lib/i18n';
import { changedClaim } from '@/lib/findings/changed-claim';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The new token is meant for another API. */
export const otherAudience = perHandshake('other-audience', (handshake, { look }) => {
  const at = look.cameAt(handshake);
  const change = changedClaim(look.token(handshake.oldToken), look.token(handshake.newToken), [
    'aud',
  ]);
  if (at === null || change === null) return null;
  return reportHandshake(handshake, {
    rule: 'other-audience',
    severity: 'error',
    title: t('The new token is meant for another audience'),
    why: t(
      'An API must refuse a token whose aud doesn’t name it, and the API that aud does name would take it from anybody who sees it.',
    ),
    mend: t(
      'Ask the issuer for the same audience (or resource) as for the first token. Often the host’s own API token was sent in place of the agent’s.',
    ),
    at,
    facts: [change],
    links: [...look.docs(handshake.definition), rfc(7519, '4.1.3'), rfc(8725, '3.9')],
  });
});
