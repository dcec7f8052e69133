import { t } from '@/lib/i18n';
import { leftAt } from '@/lib/findings/claims';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The agent used the new token at once, and its API refused it. */
export const newTokenRefused = perHandshake('new-token-refused', (handshake, { look }) => {
  const at = look.cameAt(handshake);
  const first = look.usesOf(handshake.newToken).find((use) => at !== null && use.at >= at);
  if (at === null || !first || (first.status !== 401 && first.status !== 403)) return null;
  const left = leftAt(look.token(handshake.newToken), first.at);
  if (left !== null && left <= 0 && first.at - at > 1_000) return null;
  const status = first.status;
  const challenge = first.responseHeaders.find(
    ({ name }) => name.toLowerCase() === 'www-authenticate',
  );
  return reportHandshake(handshake, {
    rule: 'new-token-refused',
    severity: 'error',
    title: t('The new token was refused with {{status}}', { status }),
    why:
      status === 401
        ? t(
            '401 says that the API doesn’t take the token for valid: signature, issuer, audience or time.',
          )
        : t('403 says that the token is valid, but doesn’t allow this call.'),
    mend: t(
      'Compare both tokens’ claims (issuer, audience, scope), verify the signature on the Tokens tab, and read what WWW-Authenticate says.',
    ),
    at: first.at,
    requests: [first.id],
    facts: challenge ? [challenge.value.slice(0, 300)] : [],
    links: [...look.docs(handshake.definition), rfc(6750, '3.1')],
  });
});
