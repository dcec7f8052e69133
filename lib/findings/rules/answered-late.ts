import { t } from '@/lib/i18n';
import { inWords } from '@/lib/handshakes/in-words';
import { postingMessages } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The answer came after the agent gave up, or after it had asked again. */
export const answeredLate = perHandshake('answered-late', (handshake, { look, settings }) => {
  const [answer] = look.answers(handshake);
  const [first, second] = look.rows(handshake.requests);
  if (!answer || !first) return null;
  const latency = answer.at - first.at;
  // An agent that uses the token had not given up, however long it took.
  const gaveUp = latency > settings.unansweredMs && handshake.adoptedCall === null;
  const askedAgain = second !== undefined && second.at < answer.at && latency > settings.lateMs;
  if (!gaveUp && !askedAgain) return null;
  const values = { host: look.name(handshake.host), latency: inWords(latency) };
  return reportHandshake(handshake, {
    rule: 'answered-late',
    severity: gaveUp ? 'error' : 'warning',
    title: gaveUp
      ? t('{{host}} answered only after {{latency}}', values)
      : t('{{host}} answered after {{latency}}, when the agent had asked again', values),
    why: t(
      'Agents stop waiting after some seconds: a late answer meets nobody, or is taken for the answer to a later request.',
    ),
    mend: t(
      'Find what takes the time: the stages show when the host called its server and when the token came. Fetch the new token before the old one ends, or answer at once with a refusal where the protocol has one.',
    ),
    at: answer.at,
    requests: handshake.calls,
    facts: [t('latency {{latency}}', values)],
    links: [...look.docs(handshake.definition), postingMessages()],
  });
});
