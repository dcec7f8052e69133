import { useState } from 'preact/hooks';
import { Dialog } from '@/components/Dialog';
import { Choices, Field, TextInput } from '@/components/Field';
import type { Acting } from '@/lib/act/acting';
import { ANSWER_KINDS, answerName } from '@/lib/act/answers';
import type { Parties } from '@/lib/act/parties';
import { t } from '@/lib/i18n';
import { documentName } from '@/lib/view/names';
import { KEY_KINDS, KeyFields } from './KeyFields';

const ALGORITHMS = ['HS256', 'HS384', 'HS512', 'RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];

/** Every way to answer an agent as its host, one click each, and how the test tokens are made. */
export function AnswerDialog({
  acting,
  parties,
}: {
  readonly acting: Acting;
  readonly parties: Parties;
}) {
  const [given, setGiven] = useState('');
  const { lifeS, key } = acting.tokenSettings.value;
  const { session } = acting.context.shown.value;
  return (
    <Dialog title={t('Answer as the host')} onClose={() => acting.open(null)}>
      <div class="act-form">
        <p class="act-hint">
          {t('{{protocol}}: {{host}} answers {{agent}}.', {
            protocol: parties.definition?.name ?? t('Unknown protocol'),
            host: documentName(session, parties.host),
            agent: documentName(session, parties.agent),
          })}
        </p>
        <fieldset class="act-answers">
          <legend class="unseen">{t('Answers')}</legend>
          {ANSWER_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              class="button"
              onClick={() => void acting.answer(kind, parties)}
            >
              {answerName(kind, lifeS)}
            </button>
          ))}
        </fieldset>
        <output class="act-notice">{acting.notice.value?.text ?? ''}</output>
        <form
          class="act-given"
          onSubmit={(event) => {
            event.preventDefault();
            void acting.answer('given', parties, given);
          }}
        >
          <Field label={t('A token of your own')}>
            {(control) => (
              <TextInput control={control} secret code value={given} onInput={setGiven} />
            )}
          </Field>
          <button type="submit" class="button" disabled={given.trim() === ''}>
            {t('Answer with it')}
          </button>
        </form>
        <details>
          <summary>{t('How test tokens are made')}</summary>
          <Field label={t('“Expires soon” means (s)')}>
            {(control) => (
              <TextInput
                control={control}
                number
                value={String(lifeS)}
                onInput={(text) => {
                  const seconds = Math.round(Number(text));
                  if (seconds > 0) acting.changeTokens({ lifeS: seconds });
                }}
              />
            )}
          </Field>
          <Field label={t('Signature')}>
            {(control) => (
              <Choices
                control={control}
                value={key?.alg ?? ''}
                empty={t('none (alg “none”)')}
                choices={ALGORITHMS.map((alg) => ({ value: alg, label: alg }))}
                onChange={(alg) => {
                  const kind = key?.kind ?? (alg.startsWith('HS') ? 'secret' : 'pem');
                  const next = alg === '' ? null : { kind, text: key?.text ?? '', alg };
                  acting.changeTokens({ key: next });
                }}
              />
            )}
          </Field>
          {key === null ? null : (
            <KeyFields
              kinds={KEY_KINDS}
              kind={key.kind}
              text={key.text}
              onChange={(next) => acting.changeTokens({ key: { ...next, alg: key.alg } })}
            />
          )}
        </details>
      </div>
    </Dialog>
  );
}
