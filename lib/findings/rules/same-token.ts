import { t } from '@/lib/i18n';
import { inWords } from '@/lib/handshakes/in-words';
import { asksForRefresh } from '@/lib/findings/asks';
import { leftAt } from '@/lib/findings/claims';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The agent was given the token that it had. */
export const sameToken = perHandshake('same-token', (handshake, input) => {
  const { look, settings } = input;
  const at = look.cameAt(handshake);
  if (at === null || handshake.newToken === null || handshake.newToken !== handshake.oldToken)
    return null;
  const left = leftAt(look.token(handshake.newToken), at);
  const isExpired = left !== null && left <= 0;
  const isEnding = left !== null && left <= settings.expiringMs;
  // Protocols that are asked before each call, and pushes, may well repeat a token that lives.
  if (
    !isExpired &&
    !(isEnding && handshake.state !== 'pushed') &&
    !asksForRefresh(handshake, input)
  )
    return null;
  return reportHandshake(handshake, {
    rule: 'same-token',
    severity: isExpired ? 'error' : 'warning',
    title: titleOf(handshake.state === 'reloaded', left),
    why: t(
      'A refresh that brings the old token changes nothing: the next call is refused as the last one was.',
    ),
    mend: t(
      'Have the host fetch a new token for each request. Look for a cache on the way: a variable filled once at page load, a fetch cache, a server that hands out the session’s first token.',
    ),
    at,
    requests: handshake.calls,
    links: [...look.docs(handshake.definition), rfc(6749, '6')],
  });
});

function titleOf(isReload: boolean, left: number | null): string {
  if (left === null)
    return isReload
      ? t('The frame was reloaded with the same token')
      : t('The host answered with the same token');
  const time = inWords(left);
  if (left <= 0)
    return isReload
      ? t('The frame was reloaded with the same token (expired {{time}} ago)', { time })
      : t('The host answered with the same token (expired {{time}} ago)', { time });
  return isReload
    ? t('The frame was reloaded with the same token (valid for {{time}} more)', { time })
    : t('The host answered with the same token (valid for {{time}} more)', { time });
}
