import { t } from '@/lib/i18n';
import { inWords } from '@/lib/handshakes/in-words';
import { formatDate } from '@/lib/view/format';
import type { Handshake } from '@/lib/handshakes/handshake';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake, type RuleInput } from '@/lib/findings/rule';

/** The field beside the token (expires_at, expires_in) and the token’s own exp say different things. */
export const lifeDiffers = perHandshake('life-differs', (handshake, input) => {
  const { look, settings } = input;
  for (const said of saidExpiries(handshake, input)) {
    const exp = look.token(said.token)?.jwt?.expiresAt ?? null;
    const iat = look.token(said.token)?.jwt?.issuedAt ?? null;
    if (exp === null) continue;
    const gap = said.expiresAt - exp;
    const allowed = Math.max(settings.clockSkewMs, iat === null ? 0 : (exp - iat) / 100);
    if (Math.abs(gap) <= allowed) continue;
    const time = inWords(gap);
    return reportHandshake(handshake, {
      rule: 'life-differs',
      severity: 'warning',
      title:
        gap > 0
          ? t('The token expires {{time}} earlier than the field beside it says', { time })
          : t('The token expires {{time}} later than the field beside it says', { time }),
      why: t(
        'An agent that trusts the field asks too late or too early; the API trusts exp alone.',
      ),
      mend: t(
        'Take the field from the token’s own exp, and check its unit: seconds to live, seconds since 1970, or ms since 1970.',
      ),
      at: said.at,
      requests: said.request === null ? [] : [said.request],
      facts: [
        t('exp {{time}}', { time: formatDate(exp) }),
        t('the field {{time}}', { time: formatDate(said.expiresAt) }),
      ],
      links: [...look.docs(handshake.definition), rfc(7519, '4.1.4'), rfc(6749, '5.1')],
    });
  }
  return null;
});

interface Said {
  readonly token: string;
  readonly expiresAt: number;
  readonly at: number;
  readonly request: string | null;
}

function saidExpiries(handshake: Handshake, { look }: RuleInput): readonly Said[] {
  const said: Said[] = [];
  for (const { mark, tokens, at } of look.answers(handshake))
    for (const [index, found] of (mark?.tokens ?? []).entries()) {
      const token = tokens[index];
      if (found.expiresAt !== null && token !== undefined)
        said.push({ token, expiresAt: found.expiresAt, at, request: null });
    }
  for (const { id, mark, tokens, at, duration, action } of look.calls(handshake))
    for (const [index, found] of (action === null ? (mark?.tokens ?? []) : []).entries()) {
      const token = tokens[index];
      if (found.expiresAt !== null && token !== undefined)
        said.push({ token, expiresAt: found.expiresAt, at: at + duration, request: id });
    }
  return said;
}
