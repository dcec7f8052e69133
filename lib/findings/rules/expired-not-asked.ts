import { heldBefore } from '@/lib/handshakes/holdings';
import { urlTokens } from '@/lib/handshakes/url-tokens';
import { inWords } from '@/lib/handshakes/in-words';
import { t } from '@/lib/i18n';
import type { Document } from '@/lib/log/session';
import type { Finding } from '@/lib/findings/finding';
import { rfc } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule, RuleInput } from '@/lib/findings/rule';
import { livingDocuments } from '@/lib/log/living-documents';

/** An agent that made no call may just be idle: it is told only after this (ms). */
const IDLE = 60_000;

/** A frame’s token is over, and nobody has asked for another one. */
export const expiredNotAsked: Rule = {
  id: 'expired-not-asked',
  check: (input) =>
    livingDocuments(input.session)
      .map((document) => check(document, input))
      .filter((finding) => finding !== null),
};

function check(document: Document, input: RuleInput): Finding | null {
  const { session, look, now, settings, handshakes } = input;
  const held = heldBefore(session, look.holdings, {
    documentId: document.documentId,
    at: now,
    definition: null,
    except: [],
  });
  const token = look.token(held?.token ?? null);
  if (!held || token?.use !== 'access' || token.expiresAt === null) return null;
  const over = now - token.expiresAt;
  const refused = look
    .usesOf(token.id)
    .find(({ at, status }) => status === 401 && at >= (token.expiresAt ?? 0));
  if (over <= (refused ? settings.unansweredMs : IDLE) || held.at >= token.expiresAt) return null;
  const definition = protocolOf(document, input);
  const wasAsked = handshakes.some(
    ({ agent, at }) => agent === document.documentId && at > held.at,
  );
  if (definition === null || wasAsked) return null;
  const agent = look.name(document.documentId);
  return report(`${document.documentId} ${token.id}`, {
    rule: 'expired-not-asked',
    severity: refused ? 'error' : 'info',
    title: t('The token of {{agent}} expired {{time}} ago and nobody asked for another', {
      agent,
      time: inWords(over),
    }),
    why: refused
      ? t('The agent was refused with 401 and did nothing about it: its user sees errors.')
      : t('The agent’s next call will be refused.'),
    mend: t(
      'Have the agent ask when it gets a 401 or shortly before exp. Where the vendor has no message for it, the host must renew the token in time and reload the frame with it.',
    ),
    at: token.expiresAt,
    documentId: document.documentId,
    requests: refused ? [refused.id] : [],
    tokens: [token.id],
    links: [...look.docs(definition), rfc(6750, '3.1')],
  });
}

/** The protocol by which the frame was given tokens; `null` for a token of no known protocol. */
function protocolOf(document: Document, { session, handshakes }: RuleInput): string | null {
  const inUrl = urlTokens(session, document).find(({ definition }) => definition !== null);
  if (inUrl) return inUrl.definition;
  return handshakes.findLast(({ agent }) => agent === document.documentId)?.definition ?? null;
}
