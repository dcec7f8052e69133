import { useState } from 'preact/hooks';
import { Choices, Field, TextInput } from '@/components/Field';
import type { Acting } from '@/lib/act/acting';
import { MOCK_LIFE_S, mockHost } from '@/lib/act/new-rule';
import type { Rule } from '@/lib/act/rule';
import { t } from '@/lib/i18n';

/** Answers requests in place of a host that has no handler yet. */
export function MockHost({
  acting,
  definition,
  onAdd,
}: {
  readonly acting: Acting;
  readonly definition: string | null;
  readonly onAdd: (rule: Rule) => void;
}) {
  const [chosen, setChosen] = useState(definition ?? '');
  const [life, setLife] = useState(String(MOCK_LIFE_S));
  const definitions = acting.context
    .definitions()
    .filter(({ messages }) => messages.some(({ role }) => role === 'request'));
  const found = definitions.find(({ id }) => id === chosen);
  const { session } = acting.context.shown.value;
  const from = [...session.tokens.values()].findLast(({ use }) => use === 'access')?.jwt ?? null;
  const made = found ? mockHost(found, { life: Number(life), from }) : null;
  const isLife = Number(life) > 0;

  return (
    <form
      class="act-form"
      aria-label={t('Mock host')}
      onSubmit={(event) => {
        event.preventDefault();
        if (made !== null && !('error' in made) && isLife) onAdd(made);
      }}
    >
      <h3>{t('Mock host')}</h3>
      <p class="act-hint">
        {t('Answers an agent’s requests with unsigned test tokens, before the page hears them.')}
      </p>
      <div class="act-columns">
        <Field label={t('Protocol')} error={made !== null && 'error' in made ? made.error : null}>
          {(control) => (
            <Choices
              control={control}
              value={chosen}
              empty={t('Choose a protocol')}
              choices={definitions.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
          )}
        </Field>
        <Field label={t('Each token lives (s)')}>
          {(control) => <TextInput control={control} number value={life} onInput={setLife} />}
        </Field>
      </div>
      <div class="act-buttons">
        <button type="submit" class="button" disabled={made === null || 'error' in made || !isLife}>
          {t('Answer as the host')}
        </button>
      </div>
    </form>
  );
}
