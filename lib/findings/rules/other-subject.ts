import { t } from '@/lib/i18n';
import { changedClaim } from '@/lib/findings/changed-claim';
import { rfc } from '@/lib/findings/links';
import { reportHandshake } from '@/lib/findings/report';
import { perHandshake } from '@/lib/findings/rule';

/** Vendors' names for the user, beside the registered one. */
const SUBJECTS = ['sub', 'externalUserId', 'user_id', 'uid'];

/** The new token is about somebody else. */
export const otherSubject = perHandshake('other-subject', (handshake, { look }) => {
  const at = look.cameAt(handshake);
  const change = changedClaim(
    look.token(handshake.oldToken),
    look.token(handshake.newToken),
    SUBJECTS,
  );
  if (at === null || change === null) return null;
  return reportHandshake(handshake, {
    rule: 'other-subject',
    severity: 'error',
    title: t('The new token belongs to another user'),
    why: t(
      'The agent goes on with one user’s conversation in the name of another: data of one is shown to the other.',
    ),
    mend: t(
      'Have the host’s server take the user from its own session, never from a cache shared by users or from the request. If the user really changed, reload the frame instead of refreshing.',
    ),
    at,
    facts: [change],
    links: [...look.docs(handshake.definition), rfc(7519, '4.1.2')],
  });
});
