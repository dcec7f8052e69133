import { urlTokens } from '@/lib/handshakes/url-tokens';
import { parseUrl } from '@/lib/handshakes/parties';
import { t } from '@/lib/i18n';
import type { RequestRow, Session } from '@/lib/log/session';
import { tokenId } from '@/lib/tokens/mask';
import type { UrlToken } from '@/lib/protocols/matcher';
import type { Finding } from '@/lib/findings/finding';
import { rfc } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule, RuleInput } from '@/lib/findings/rule';

/** Reading an address costs more than looking it up, and findings are made anew with every change. */
const readBefore = new WeakMap<RequestRow, readonly UrlToken[]>();

/** An access token in an address's query, where no vendor asks for it: in a frame's, or in a call's. */
export const tokenInQuery: Rule = {
  id: 'token-in-query',
  check(input) {
    const { session } = input;
    const found = new Map<string, Finding>();
    for (const document of session.documents.values()) {
      const evidence = { documentId: document.documentId, at: document.since };
      add(found, document.url, urlTokens(session, document), evidence, input);
    }
    for (const request of session.requests) {
      if (request.kind === 'document' || request.action !== null || !request.url.includes('?'))
        continue;
      const evidence = { requests: [request.id], documentId: request.documentId, at: request.at };
      add(found, request.url, tokensOf(session, request), evidence, input);
    }
    return [...found.values()];
  },
};

function tokensOf(session: Session, request: RequestRow): readonly UrlToken[] {
  const known = readBefore.get(request) ?? session.matcher.url(request.url);
  readBefore.set(request, known);
  // Others have public keys in their addresses (maps, signed downloads): an opaque one counts where a frame has it.
  return known.filter(({ kind, value }) => kind === 'jwt' || session.tokens.has(tokenId(value)));
}

function add(
  found: Map<string, Finding>,
  address: string,
  tokens: readonly UrlToken[],
  evidence: Partial<Finding> & Pick<Finding, 'at'>,
  { definitions }: RuleInput,
): void {
  const token = tokens.find(({ use, place }) => use === 'access' && place.startsWith('query '));
  const url = parseUrl(address);
  if (!token || !url) return;
  const documented = definitions.find(({ id }) => id === token.definition)?.urlTokenDocumented;
  const key = `${url.host} ${token.place}`;
  if (documented?.includes(token.place) === true || found.has(key)) return;
  found.set(
    key,
    report(key, {
      rule: 'token-in-query',
      category: 'security',
      severity: 'warning',
      title: t('An access token is in the query of an address of {{host}}', { host: url.host }),
      why: t(
        'Queries are written to server logs and histories and handed on in Referer headers; the vendor doesn’t ask for it there.',
      ),
      mend: t(
        'Send the token in an Authorization header, or post it to the frame. If it must be in the address, use the fragment: it isn’t sent to the server.',
      ),
      facts: [token.place],
      links: [rfc(6750, '2.3'), rfc(9700, '4.3.2')],
      ...evidence,
    }),
  );
}
