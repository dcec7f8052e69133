import { useState } from 'preact/hooks';
import { Section } from '@/components/Section';
import type { Acting } from '@/lib/act/acting';
import type { Verdict, VerifyWith } from '@/lib/act/verify';
import { t } from '@/lib/i18n';
import type { Token } from '@/lib/tokens/token';
import { KeyFields } from './KeyFields';

const KINDS = ['secret', 'pem', 'jwk', 'jwks', 'jwks-url'] as const;

/** Checks a token's signature with a key that the user gives. */
export function VerifyBox({ acting, token }: { readonly acting: Acting; readonly token: Token }) {
  const [key, setKey] = useState<{ kind: (typeof KINDS)[number]; text: string }>({
    kind: 'secret',
    text: '',
  });
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  if (token.jwt === null) return null;

  async function verify(): Promise<void> {
    const { verifyToken } = await import('@/lib/act/verify');
    setVerdict(await verifyToken(token.value, givenOf(key.kind, key.text, acting)));
  }

  return (
    <Section title={t('Signature')}>
      <form
        class="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          void verify();
        }}
      >
        <KeyFields
          kinds={KINDS}
          kind={key.kind}
          text={key.text}
          onChange={(next) => {
            setKey(next);
            setVerdict(null);
          }}
        />
        <div class="act-buttons">
          <button type="submit" class="button" disabled={key.text.trim() === ''}>
            {t('Verify')}
          </button>
          <output class={verdict?.ok === false ? 'act-error' : 'act-notice'}>
            {verdict === null
              ? ''
              : t('{{outcome}} {{reason}}', {
                  outcome: verdict.ok ? t('Verified.') : t('Not verified.'),
                  reason: verdict.reason,
                })}
          </output>
        </div>
      </form>
    </Section>
  );
}

function givenOf(kind: (typeof KINDS)[number], text: string, { context }: Acting): VerifyWith {
  if (kind !== 'jwks-url') return { kind, text };
  return {
    kind,
    url: text.trim(),
    async fetchJson(url) {
      if (!(await context.allow(new URL(url).origin)))
        throw new Error(t('The browser does not let the extension ask that server.'));
      return context.fetchJson(url);
    },
  };
}
