import { t } from '@/lib/i18n';
import { postingMessages } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The request arrived in a window in which nothing listens for messages. Known in Chrome, when asked. */
export const noListener = perHandshake('no-listener', (handshake, { look, session }) => {
  if (handshake.state !== 'unanswered' || handshake.answers.length > 0) return null;
  const listeners = session.listeners.get(handshake.host ?? '');
  if (handshake.requests.length === 0 || listeners?.count !== 0) return null;
  const host = look.name(handshake.host);
  return reportHandshake(handshake, {
    rule: 'no-listener',
    severity: 'error',
    title: t('Nothing in {{host}} listens for messages', { host }),
    // What the page says: it could lie, to the browser's tools too.
    why: t(
      'The request arrived in {{host}}, but the page there, asked for its “message” listeners, names none that could hear it.',
      { host },
    ),
    mend: t(
      'Add window.addEventListener("message", …) in the host before the frame loads, and check that its script runs on this page. If the agent is nested, the listener must be in the window that the agent posts to.',
    ),
    at: handshake.at,
    links: [...look.docs(handshake.definition), postingMessages()],
  });
});
