import { t } from '@/lib/i18n';
import { messageSecurity, postingMessages } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** One frame asked, and another one alone was answered (`third-reader`: another one too). */
export const wrongFrame = perHandshake('wrong-frame', (handshake, { look }) => {
  const [stray] = look.strays(handshake);
  if (!stray || look.answers(handshake).length > 0) return null;
  const values = { agent: look.name(handshake.agent), other: look.name(stray.receiver) };
  return reportHandshake(handshake, {
    rule: 'wrong-frame',
    severity: 'error',
    title: t('{{agent}} asked, but {{other}} was answered', values),
    why: t(
      'Who asked waits on, and a frame that didn’t ask now holds a token that is not its own.',
    ),
    mend: t(
      'Answer event.source of the request instead of a frame found by selector or by index, and give event.origin as target origin.',
    ),
    at: stray.at,
    links: [...look.docs(handshake.definition), postingMessages(), messageSecurity()],
  });
});
