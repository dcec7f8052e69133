import { t } from '@/lib/i18n';
import type { RequestRow } from '@/lib/log/session';
import type { Finding } from '@/lib/findings/finding';
import { rfc } from '@/lib/findings/links';
import { report, reportHandshake } from '@/lib/findings/report';
import type { Rule, RuleInput } from '@/lib/findings/rule';
import { shownPlace } from '@/lib/view/secrets';

/** The endpoint that should have given a token gave none: with what its status means there. */
export const endpointFailed: Rule = {
  id: 'endpoint-failed',
  check(input) {
    const { handshakes, look, session } = input;
    const told = new Set<string>();
    const findings: Finding[] = [];
    for (const handshake of handshakes) {
      const calls = look.calls(handshake).filter(({ action }) => action === null);
      for (const { id } of calls) told.add(id);
      const last = calls.at(-1);
      if (!last || !hasFailed(last)) continue;
      findings.push(reportHandshake(handshake, tell(last, handshake.definition, input)));
    }
    for (const request of session.requests) {
      if (request.mark === null || request.mark.purpose === 'api' || request.action !== null)
        continue;
      if (told.has(request.id) || !hasFailed(request)) continue;
      const tale = tell(request, request.mark.definition, input);
      findings.push(report(request.id, { ...tale, documentId: request.documentId }));
    }
    return findings;
  },
};

function hasFailed({ status }: RequestRow): boolean {
  return status === 0 || status >= 400;
}

function tell(request: RequestRow, definition: string | null, { look, session }: RuleInput) {
  const { status, mark } = request;
  const place = shownPlace(session, request.url);
  const meaning = mark?.meaning ?? null;
  return {
    rule: 'endpoint-failed',
    severity: 'error' as const,
    title:
      status === 0
        ? t('{{place}} gave no answer, so there is no new token', { place })
        : meaning === null
          ? t('{{place}} answered {{status}}, so there is no new token', { place, status })
          : t('{{place}} answered {{status}}: {{meaning}}', { place, status, meaning }),
    why: t('No message can mend this: the agent stays without a token until the call works.'),
    mend: adviceFor(status),
    at: request.at + request.duration,
    requests: [request.id],
    facts: [t('{{method}} {{place}}', { method: request.method, place })],
    links: [...look.docs(definition), rfc(6749, '5.2')],
  };
}

function adviceFor(status: number): string {
  switch (status) {
    case 0:
      return t(
        'Look in the console: the network, CORS, a content security policy or a blocker stopped the call.',
      );
    case 400:
      return t(
        'The call is malformed: check names and types of its fields, and that the refresh token is sent whole.',
      );
    case 401:
      return t(
        'The refresh token is expired, revoked or another one’s: sign in anew, and store the refresh token that each refresh brings.',
      );
    case 403:
      return t(
        'The account may not do this: check the user, the agent’s settings and the allowed origins at the vendor.',
      );
    case 404:
      return t('Nothing is there: check the address (path, version, trailing slash, region).');
    case 429:
      return t('Too many calls: wait as Retry-After says, and look for a loop.');
    default:
      return status >= 500
        ? t('The server failed: its log knows why. Try again after a pause that grows.')
        : t('Read what the answer’s body says.');
  }
}
