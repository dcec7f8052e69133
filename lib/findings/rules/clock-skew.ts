import { t } from '@/lib/i18n';
import { inWords } from '@/lib/handshakes/in-words';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The new token comes from the future: two clocks disagree. */
export const clockSkew = perHandshake('clock-skew', (handshake, { look, settings }) => {
  const at = look.cameAt(handshake);
  const jwt = look.token(handshake.newToken)?.jwt;
  if (at === null || !jwt) return null;
  const issued = (jwt.issuedAt ?? at) - at;
  const valid = (jwt.notBefore ?? at) - at;
  if (Math.max(issued, valid) <= settings.clockSkewMs) return null;
  const isIssued = issued >= valid;
  const time = inWords(isIssued ? issued : valid);
  return reportHandshake(handshake, {
    rule: 'clock-skew',
    severity: 'warning',
    title: isIssued
      ? t('The new token was issued {{time}} in the future', { time })
      : t('The new token is not valid for another {{time}}', { time }),
    why: t(
      'The issuer’s clock and this machine’s differ. Who checks iat or nbf strictly refuses the token, and every countdown is wrong by as much.',
    ),
    mend: t(
      'Set the clocks by NTP (the issuer’s server first, then this machine), and give a leeway of some seconds where tokens are checked.',
    ),
    at,
    links: [rfc(7519, '4.1.5'), rfc(7519, '4.1.6')],
  });
});
