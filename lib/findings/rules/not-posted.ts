import { t } from '@/lib/i18n';
import { postingMessages } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The issuer gave a token, and the agent never got it. */
export const notPosted = perHandshake('not-posted', (handshake, { look, settings }) => {
  if (handshake.state !== 'unanswered' || handshake.answers.length > 0) return null;
  const call = look
    .calls(handshake)
    .findLast(({ status, action }) => action === null && status > 0 && status < 400);
  if (!call) return null;
  return reportHandshake(handshake, {
    rule: 'not-posted',
    severity: 'error',
    title: t('A new token was issued, but the agent never got it'),
    why: t(
      'The refresh worked up to the host’s page, and the last step is missing: the agent still holds the old token.',
    ),
    mend: t(
      'After the call, post the token to the frame that asked (event.source), or set the iframe’s address anew where the vendor refreshes by address. Look in the console for an error between the two.',
    ),
    at: call.at + call.duration + settings.unansweredMs,
    requests: [call.id],
    links: [...look.docs(handshake.definition), postingMessages()],
  });
});
