import { t } from '@/lib/i18n';
import { changedClaim } from '@/lib/findings/changed-claim';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The new token was made by somebody else. */
export const otherIssuer = perHandshake('other-issuer', (handshake, { look }) => {
  const at = look.cameAt(handshake);
  const change = changedClaim(look.token(handshake.oldToken), look.token(handshake.newToken), [
    'iss',
  ]);
  if (at === null || change === null) return null;
  return reportHandshake(handshake, {
    rule: 'other-issuer',
    severity: 'error',
    title: t('The new token comes from another issuer'),
    why: t(
      'Who checks the token trusts the issuer of the first one; another issuer’s keys are not among those that it knows.',
    ),
    mend: t(
      'Use one environment for the first token and for its refresh: a staging key or tenant in the host’s settings is the usual reason.',
    ),
    at,
    facts: [change],
    links: [...look.docs(handshake.definition), rfc(7519, '4.1.1'), rfc(8725, '3.8')],
  });
});
