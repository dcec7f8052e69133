import { Fact, Facts } from '@/components/Section';
import { t } from '@/lib/i18n';
import { maskToken } from '@/lib/tokens/mask';
import type { DecodedJwt, FoundToken } from '@/lib/tokens/token';
import { formatDate, formatDuration } from '@/lib/view/format';

/** A token that an endpoint issued, in short. */
export function TokenFacts({
  token,
  now,
}: {
  readonly token: FoundToken & { readonly jwt: DecodedJwt | null };
  readonly now: number;
}) {
  const expiresAt = token.jwt?.expiresAt ?? token.expiresAt;
  const subject = token.jwt === null ? undefined : Object.entries(token.jwt.claims).find(isSubject);
  return (
    <Facts>
      <Fact name={t('Token')}>
        <code class="token">{maskToken(token.value)}</code>
      </Fact>
      <Fact name={t('Field')}>
        <code>{token.path}</code>
      </Fact>
      {subject === undefined ? null : (
        <Fact name={t('Subject')}>
          <code>{String(subject[1])}</code>
        </Fact>
      )}
      <Fact name={t('Expires')}>
        {expiresAt === null
          ? t('nothing says when')
          : t('{{date}} (in {{duration}})', {
              date: formatDate(expiresAt),
              duration: formatDuration(expiresAt - now),
            })}
      </Fact>
    </Facts>
  );
}

function isSubject([name]: readonly [string, unknown]): boolean {
  return name === 'sub';
}
