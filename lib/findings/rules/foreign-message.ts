import { t } from '@/lib/i18n';
import { isOurs } from '@/lib/handshakes/draft';
import { fits, relation } from '@/lib/handshakes/parties';
import type { MessageRow } from '@/lib/log/session';
import type { Finding } from '@/lib/findings/finding';
import { messageSecurity } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule, RuleInput } from '@/lib/findings/rule';

/** Somebody who is neither agent nor host speaks the protocol: a third frame, or page script itself. */
export const foreignMessage: Rule = {
  id: 'foreign-message',
  check: (input) =>
    input.session.marked.map((row) => check(row, input)).filter((finding) => finding !== null),
};

function check(row: MessageRow, { session, look }: RuleInput): Finding | null {
  const role = row.mark?.roles.find((each) => each.role !== 'echo' && !each.needsRequest);
  if (!role || isOurs(row)) return null;
  const isForged = !row.trusted;
  const isThird =
    relation(session, row.sender, row.receiver) === 'other' && !fits(session, row, role);
  if (!isForged && !isThird) return null;
  const values = {
    sender: look.name(row.sender),
    receiver: look.name(row.receiver),
    protocol: look.protocol(role.definition),
  };
  return report(`${row.sender ?? ''} ${row.receiver} ${role.definition}`, {
    rule: 'foreign-message',
    severity: 'warning',
    title: isForged
      ? t('Page script in {{receiver}} made a message of {{protocol}} itself', values)
      : t(
          '{{sender}} speaks {{protocol}} to {{receiver}}, and is neither its host nor its frame',
          values,
        ),
    why: t(
      'Who takes it for real takes a token from, or sends one to, somebody who has no part in the handshake.',
    ),
    mend: t(
      'In the receiver, compare event.source with the window that it talks to and event.origin with the one origin that it expects, before looking at event.data. A message of page script (dispatchEvent) has isTrusted false.',
    ),
    at: row.at,
    documentId: row.receiver,
    messages: [row.id],
    tokens: row.tokens,
    facts: [row.origin === '' ? t('no origin') : t('origin {{origin}}', { origin: row.origin })],
    links: [messageSecurity(), ...look.docs(role.definition)],
  });
}
