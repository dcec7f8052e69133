import { Choices, Field } from '@/components/Field';
import type { GivenKey } from '@/lib/act/key';
import { t } from '@/lib/i18n';

/** Which key, and its text. It stays in memory. */
export function KeyFields<Kind extends string>({
  kinds,
  kind,
  text,
  onChange,
}: {
  readonly kinds: readonly Kind[];
  readonly kind: Kind;
  readonly text: string;
  readonly onChange: (key: { readonly kind: Kind; readonly text: string }) => void;
}) {
  return (
    <>
      <Field label={t('Kind of key')}>
        {(control) => (
          <Choices
            control={control}
            value={kind}
            choices={kinds.map((value) => ({ value, label: keyName(value) }))}
            onChange={(value) => {
              const chosen = kinds.find((one) => one === value);
              if (chosen !== undefined) onChange({ kind: chosen, text });
            }}
          />
        )}
      </Field>
      <Field
        label={kind === 'jwks-url' ? t('Address') : t('Key')}
        hint={t('Kept in memory only, for this session.')}
      >
        {(control) => (
          <textarea
            {...control}
            class="act-input code"
            rows={kind === 'pem' || kind === 'jwk' || kind === 'jwks' ? 5 : 1}
            autocomplete="off"
            spellcheck={false}
            value={text}
            onInput={(event) => onChange({ kind, text: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

function keyName(kind: string): string {
  if (kind === 'secret') return t('Shared secret');
  if (kind === 'pem') return t('PEM');
  if (kind === 'jwk') return t('JWK');
  return kind === 'jwks' ? t('Key set (JWKS)') : t('Address of a key set (JWKS)');
}

export const KEY_KINDS: readonly GivenKey['kind'][] = ['secret', 'pem', 'jwk'];
