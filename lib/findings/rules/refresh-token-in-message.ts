import { t } from '@/lib/i18n';
import { isOurs } from '@/lib/handshakes/draft';
import type { Finding } from '@/lib/findings/finding';
import { rfc } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule } from '@/lib/findings/rule';

/** A refresh token travels by postMessage. One finding for each pair of sender and receiver. */
export const refreshTokenInMessage: Rule = {
  id: 'refresh-token-in-message',
  check({ session, look, handshakes }) {
    const found = new Map<string, Finding>();
    for (const row of session.marked) {
      const index = row.mark?.tokens.findIndex(({ use }) => use === 'refresh') ?? -1;
      const token = row.mark?.tokens[index];
      const key = `${row.sender ?? ''} ${row.receiver}`;
      if (!token || isOurs(row) || found.has(key)) continue;
      const handshake = handshakes.find(
        ({ answers, requests }) => answers.includes(row.id) || requests.includes(row.id),
      );
      found.set(
        key,
        report(key, {
          rule: 'refresh-token-in-message',
          category: 'security',
          severity: 'error',
          title: t('A refresh token was posted to {{receiver}}', {
            receiver: look.name(row.receiver),
          }),
          why: t(
            'Whoever reads it can make access tokens for as long as it lives, which is often months: every script in the frame, every extension, and every frame that the message reaches.',
          ),
          mend: t(
            'Keep the refresh token on the host’s server and post the access token alone. Revoke the one that was posted.',
          ),
          at: row.at,
          handshake: handshake?.id ?? null,
          documentId: row.receiver,
          messages: [row.id],
          tokens: row.tokens.slice(index, index + 1),
          facts: [t('at {{path}}', { path: token.path })],
          links: [rfc(6749, '10.4'), rfc(9700, '4.14')],
        }),
      );
    }
    return [...found.values()];
  },
};
