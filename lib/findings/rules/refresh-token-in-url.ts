import { t } from '@/lib/i18n';
import type { Finding } from '@/lib/findings/finding';
import { rfc } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule } from '@/lib/findings/rule';

/** A refresh token stands in the address of a page or frame. */
export const refreshTokenInUrl: Rule = {
  id: 'refresh-token-in-url',
  check({ session, look }) {
    const findings: Finding[] = [];
    for (const token of session.tokens.values()) {
      if (token.use !== 'refresh') continue;
      const sighting = token.sightings.find((each) => each.in === 'url');
      if (sighting?.in !== 'url') continue;
      const agent = look.name(sighting.documentId);
      findings.push(
        report(`${sighting.documentId} ${sighting.place}`, {
          rule: 'refresh-token-in-url',
          category: 'security',
          severity: 'error',
          title: t('A refresh token is in the address of {{agent}}', { agent }),
          why: t(
            'Addresses are kept in histories and server logs, and are handed on in Referer headers: the token lives longer than any of them is cleared.',
          ),
          mend: t(
            'Keep the refresh token on the host’s server, and give the frame an access token alone. Revoke the one that was sent.',
          ),
          at: sighting.at,
          documentId: sighting.documentId,
          tokens: [token.id],
          facts: [sighting.place],
          links: [rfc(6750, '5.3'), rfc(9700, '4.3.2')],
        }),
      );
    }
    return findings;
  },
};
