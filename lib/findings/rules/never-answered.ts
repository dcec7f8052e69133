import { t } from '@/lib/i18n';
import { wasHeard } from '@/lib/handshakes/draft';
import { messageSecurity, postingMessages } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** The agent asked, and no message came back that the protocol knows. */
export const neverAnswered = perHandshake(
  'never-answered',
  (handshake, { look, session, settings }) => {
    if (handshake.state !== 'unanswered' || handshake.answers.length > 0) return null;
    const asked = look.rows(handshake.requests).filter(wasHeard);
    const agent = session.documents.get(handshake.agent);
    const at = handshake.at + settings.unansweredMs;
    if (asked.length === 0 || (agent?.until != null && agent.until < at)) return null;
    const host = look.name(handshake.host);
    const times = asked.length;
    return reportHandshake(handshake, {
      rule: 'never-answered',
      severity: 'error',
      title: t('{{host}} never answered', { host }),
      why: t('{{agent}} waits for a new token and stays signed out until it gets one.', {
        agent: look.name(handshake.agent),
      }),
      mend: t(
        'Have the host listen for this message, fetch a new token from its own server, and post the answer to event.source with event.origin as target origin. If the host does answer, look among Messages for what it sent.',
      ),
      at,
      facts: times > 1 ? [t('asked {{times}} times', { times })] : [],
      links: [...look.docs(handshake.definition), postingMessages(), messageSecurity()],
    });
  },
);
