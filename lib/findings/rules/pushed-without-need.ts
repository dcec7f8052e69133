import { t } from '@/lib/i18n';
import { inWords } from '@/lib/handshakes/in-words';
import { leftAt } from '@/lib/findings/claims';
import { isEarly } from '@/lib/findings/early';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** An answer that nobody asked for, while the old token was good for long. Pushes that the protocol knows are none. */
export const pushedWithoutNeed = perHandshake(
  'pushed-without-need',
  (handshake, { look, settings, session }) => {
    const [answer] = look.answers(handshake);
    if (handshake.state !== 'pushed' || !answer || handshake.oldToken === null) return null;
    const roles =
      answer.mark?.roles.filter(({ definition }) => definition === handshake.definition) ?? [];
    if (roles.some(({ role }) => role === 'push') || session.lost > 0) return null;
    const old = look.token(handshake.oldToken);
    const left = leftAt(old, answer.at);
    if (left === null || !isEarly(old, left, settings)) return null;
    return reportHandshake(handshake, {
      rule: 'pushed-without-need',
      severity: 'info',
      title: t('The host sent a token that nobody asked for, {{time}} before the old one ends', {
        time: inWords(left),
      }),
      why: t(
        'Each token is one more that can leak, and an agent that isn’t waiting may drop it or restart its work.',
      ),
      mend: t(
        'Answer requests only. If the host wants to renew by itself, have it do so shortly before the token ends.',
      ),
      at: answer.at,
      links: [...look.docs(handshake.definition), rfc(6749, '6')],
    });
  },
);
