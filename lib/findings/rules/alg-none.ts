import { isOurs } from '@/lib/handshakes/draft';
import { t } from '@/lib/i18n';
import type { Session } from '@/lib/log/session';
import type { Token, TokenSighting } from '@/lib/tokens/token';
import type { Finding } from '@/lib/findings/finding';
import { rfc } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule } from '@/lib/findings/rule';

/** A JWT that nobody signed. Test tokens of ours don't count. */
export const algNone: Rule = {
  id: 'alg-none',
  check({ session, handshakes }) {
    const findings: Finding[] = [];
    for (const token of session.tokens.values()) {
      const seen = isUnsigned(token)
        ? token.sightings.find((each) => isPages(session, each))
        : undefined;
      if (!seen) continue;
      const handshake = handshakes.find(({ newToken }) => newToken === token.id);
      findings.push(
        report(token.id, {
          rule: 'alg-none',
          category: 'security',
          severity: 'error',
          title: t('A token says alg “none”: it is not signed'),
          why: t(
            'Anybody can make such a token for any user. An API that takes it has no protection at all.',
          ),
          mend: t(
            'Have the issuer sign it (ES256, EdDSA or RS256), and have every API name the algorithms that it takes, none not among them.',
          ),
          at: seen.at,
          handshake: handshake?.id ?? null,
          documentId: seen.in === 'request' ? null : seen.documentId,
          messages: seen.in === 'message' ? [seen.messageId] : [],
          requests: seen.in === 'request' ? [seen.requestId] : [],
          tokens: [token.id],
          links: [rfc(8725, '3.2'), rfc(7519, '6')],
        }),
      );
    }
    return findings;
  },
};

function isUnsigned({ jwt }: Token): boolean {
  if (jwt === null || !Object.hasOwn(jwt.header, 'alg')) return false;
  const algorithm = jwt.header['alg'];
  return typeof algorithm === 'string' && algorithm.toLowerCase() === 'none';
}

/** Said by the page, before any message of ours said it. */
function isPages(session: Session, sighting: TokenSighting): boolean {
  if (sighting.in === 'request')
    return session.requestById.get(sighting.requestId)?.action === null;
  if (sighting.in === 'url') return true;
  const row = session.messageById.get(sighting.messageId);
  return row !== undefined && !isOurs(row);
}
