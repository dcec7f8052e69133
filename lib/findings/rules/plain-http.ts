import { isLoopback } from '@/lib/url-parts';
import { isOurs } from '@/lib/handshakes/draft';
import { parseUrl } from '@/lib/handshakes/parties';
import { t } from '@/lib/i18n';
import type { Finding } from '@/lib/findings/finding';
import { rfc } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule } from '@/lib/findings/rule';

interface Place {
  readonly host: string;
  readonly at: number;
  readonly tokens: readonly string[];
  readonly evidence: Partial<Finding>;
}

/** A token travels unencrypted: in a call, in an address, or to a page that was loaded so. This machine is excepted. */
export const plainHttp: Rule = {
  id: 'plain-http',
  check({ session }) {
    const found = new Map<string, Place>();
    const see = (url: string, place: Omit<Place, 'host'>) => {
      const host = plainHost(url);
      if (host !== null && !found.has(host)) found.set(host, { ...place, host });
    };
    for (const request of session.requests) {
      const tokens = [...(request.bearer === null ? [] : [request.bearer]), ...request.tokens];
      if (tokens.length === 0 || request.action !== null) continue;
      const evidence = { requests: [request.id], documentId: request.documentId };
      see(request.url, { at: request.at, tokens, evidence });
    }
    for (const token of session.tokens.values())
      for (const sighting of token.sightings) {
        if (sighting.in === 'request') continue;
        const row = sighting.in === 'message' ? session.messageById.get(sighting.messageId) : null;
        if (row && isOurs(row)) continue;
        const url = session.documents.get(sighting.documentId)?.url ?? '';
        const messages = row ? [row.id] : [];
        const evidence = { messages, documentId: sighting.documentId };
        see(url, { at: sighting.at, tokens: [token.id], evidence });
      }
    return [...found.values()].map(tell);
  },
};

function plainHost(text: string): string | null {
  const url = parseUrl(text);
  return url?.protocol === 'http:' && !isLoopback(url.hostname) ? url.host : null;
}

function tell({ host, at, tokens, evidence }: Place): Finding {
  return report(host, {
    rule: 'plain-http',
    category: 'security',
    severity: 'error',
    title: t('A token goes to {{host}} over plain HTTP', { host }),
    why: t('Everybody on the way (a café’s network, a proxy) can read the token and use it.'),
    mend: t(
      'Use https for the page, the frame and the API, redirect http to it, and send Strict-Transport-Security.',
    ),
    at,
    tokens,
    ...evidence,
    links: [rfc(6750, '5.2'), rfc(9700, '2.6')],
  });
}
