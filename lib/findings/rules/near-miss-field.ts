import { findNearMisses } from '@/lib/findings/near-misses';
import { postingMessages } from '@/lib/findings/links';
import { report } from '@/lib/findings/report';
import type { Rule } from '@/lib/findings/rule';
import { t } from '@/lib/i18n';

/** An answer with the right name, and its token in another field. */
export const nearMissField: Rule = {
  id: 'near-miss-field',
  check: (input) =>
    findNearMisses(input)
      .filter(({ miss }) => miss.got === miss.path)
      .map(({ row, miss, handshake }) =>
        report(handshake?.id ?? row.id, {
          rule: 'near-miss-field',
          severity: 'error',
          title: t('The token is at {{got}}: did you mean {{expected}}?', {
            got: plain(miss.got),
            expected: plain(miss.expected),
          }),
          why: t(
            '{{protocol}} looks for the token at {{expected}} and finds none, so the answer counts as none.',
            {
              protocol: input.look.protocol(miss.definition),
              expected: plain(miss.expected),
            },
          ),
          mend: t(
            'Put the token into {{expected}}: names count letter by letter, access_token is not accessToken.',
            {
              expected: plain(miss.expected),
            },
          ),
          at: row.at,
          handshake: handshake?.id ?? null,
          documentId: handshake?.agent ?? row.receiver,
          messages: [...(handshake?.requests ?? []), row.id],
          tokens: row.tokens,
          links: [...input.look.docs(miss.definition), postingMessages()],
        }),
      ),
};

function plain(path: string): string {
  return path.startsWith('$.') ? path.slice(2) : path;
}
