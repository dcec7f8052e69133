import { t } from '@/lib/i18n';
import type { RequestRow } from '@/lib/log/session';
import type { Finding } from '@/lib/findings/finding';
import { rfc } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule, RuleInput } from '@/lib/findings/rule';

/** The vendor's refresh endpoint, which wants the refresh token, was called by page script. */
export const refreshInBrowser: Rule = {
  id: 'refresh-in-browser',
  check(input) {
    const found = new Map<string, Finding>();
    for (const request of input.session.requests) {
      const key = `${request.documentId ?? ''} ${request.mark?.definition ?? ''}`;
      if (wasWrong(request, input) && !found.has(key)) found.set(key, tell(key, request, input));
    }
    return [...found.values()];
  },
};

function wasWrong({ action, mark, method, requestBody }: RequestRow, { look }: RuleInput): boolean {
  if (mark?.purpose !== 'refresh' || action !== null || method === 'OPTIONS') return false;
  const endpoint = look
    .definition(mark.definition)
    ?.endpoints?.find(({ id }) => id === mark.endpoint);
  if (endpoint?.wantsRefreshToken !== true) return false;
  // A host's own server may have the same path; what makes it wrong is the token in the call.
  const names = (endpoint.request ?? []).filter(({ kind }) => kind === 'refresh-token');
  if (requestBody === null || names.length === 0) return true;
  return names.some(({ name }) => requestBody.includes(name));
}

function tell(subject: string, request: RequestRow, { look, handshakes }: RuleInput): Finding {
  const definition = request.mark?.definition ?? null;
  const caller = look.name(request.documentId);
  return report(subject, {
    rule: 'refresh-in-browser',
    category: 'security',
    severity: 'error',
    title: t('{{caller}} called the refresh endpoint of {{protocol}} from the browser', {
      caller,
      protocol: look.protocol(definition),
    }),
    why: t(
      'The call carries the refresh token, so the page has it: every script there can take it.',
    ),
    mend: t(
      'Have the host’s server make this call and keep the refresh token there; the page asks its own server and gets an access token. Revoke the token that was used.',
    ),
    at: request.at,
    handshake: handshakes.find(({ calls }) => calls.includes(request.id))?.id ?? null,
    documentId: request.documentId,
    requests: [request.id],
    links: [...look.docs(definition), rfc(6749, '10.4'), rfc(9700, '4.14')],
  });
}
