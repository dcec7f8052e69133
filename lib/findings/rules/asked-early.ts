import { t } from '@/lib/i18n';
import { isOurs } from '@/lib/handshakes/draft';
import { inWords } from '@/lib/handshakes/in-words';
import { asksForRefresh } from '@/lib/findings/asks';
import { leftAt } from '@/lib/findings/claims';
import { isEarly } from '@/lib/findings/early';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The agent asked for a refresh long before its token ends. */
export const askedEarly = perHandshake('asked-early', (handshake, input) => {
  const { look, settings } = input;
  const [request] = look.rows(handshake.requests);
  if (!request || isOurs(request) || handshake.refusedCall !== null) return null;
  const old = look.token(handshake.oldToken);
  const left = leftAt(old, request.at);
  if (left === null || !isEarly(old, left, settings) || !asksForRefresh(handshake, input))
    return null;
  return reportHandshake(handshake, {
    rule: 'asked-early',
    severity: 'info',
    title: t('The agent asked {{time}} before its token expires', { time: inWords(left) }),
    why: t('It either reads the expiry in the wrong unit, or doesn’t use the token that it holds.'),
    mend: t(
      'Check how the agent reads exp: seconds since 1970, not ms. Asking a minute before the end is early enough.',
    ),
    at: request.at,
    links: [...look.docs(handshake.definition), rfc(7519, '4.1.4')],
  });
});
