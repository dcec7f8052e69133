import { findNearMisses, type Missed } from '@/lib/findings/near-misses';
import { postingMessages } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule } from '@/lib/findings/rule';
import { t } from '@/lib/i18n';

/** A message whose name differs from the protocol's by brackets, case or a letter. */
export const nearMissType: Rule = {
  id: 'near-miss-type',
  check: (input) =>
    findNearMisses(input)
      .filter(({ miss }) => miss.got !== miss.path)
      .map(({ row, miss, handshake }) =>
        report(subjectOf({ row, miss, handshake }), {
          rule: 'near-miss-type',
          severity: 'error',
          title: t('{{speaker}} said “{{got}}”: did you mean “{{expected}}”?', {
            speaker: input.look.name(row.sender),
            got: miss.got,
            expected: miss.expected,
          }),
          why: t(
            'The receiver compares the name as it stands, so it doesn’t take this for a message of {{protocol}}, and nobody says so.',
            { protocol: input.look.protocol(miss.definition) },
          ),
          mend: t(
            'Write it as the protocol does, brackets and case included: {{path}} must be “{{expected}}”.',
            {
              path: miss.path,
              expected: miss.expected,
            },
          ),
          at: row.at,
          handshake: handshake?.id ?? null,
          documentId: handshake?.agent ?? row.sender,
          messages: [...(handshake?.requests ?? []), row.id],
          tokens: row.tokens,
          facts: [t('{{path}} is “{{got}}”', { path: miss.path, got: miss.got })],
          links: [...input.look.docs(miss.definition), postingMessages()],
        }),
      ),
};

/** A misspelt request is one fault of its frame, however often it is said. */
function subjectOf({ row, miss, handshake }: Missed): string {
  return handshake?.id ?? `${row.sender ?? ''} ${miss.definition} ${miss.got}`;
}
