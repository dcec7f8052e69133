import { t } from '@/lib/i18n';
import { inWords } from '@/lib/handshakes/in-words';
import { postingMessages, rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** One request, several answers. */
export const answeredTwice = perHandshake('answered-twice', (handshake, { look }) => {
  const answers = look.answers(handshake);
  const [first] = answers;
  const last = answers.at(-1);
  const asked = look.rows(handshake.requests).length;
  if (!first || !last || asked === 0 || answers.length <= Math.max(1, asked)) return null;
  return reportHandshake(handshake, {
    rule: 'answered-twice',
    severity: 'warning',
    title: t('The host answered {{times}} times', { times: answers.length }),
    why: t(
      'Each answer may hold another token, and issuers that rotate refresh tokens take the second call for theft and end the session.',
    ),
    mend: t(
      'Look for a listener that is added twice: by an effect that isn’t cleaned up, by two copies of the script, or by a new listener for each iframe load.',
    ),
    at: last.at,
    facts: [
      t('{{time}} between the first and the last', { time: inWords(last.at - first.at) }),
      first.tokens[0] === last.tokens[0] ? t('the same token each time') : t('different tokens'),
    ],
    links: [...look.docs(handshake.definition), rfc(9700, '4.14.2'), postingMessages()],
  });
});
