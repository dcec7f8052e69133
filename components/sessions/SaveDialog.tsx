import { useState } from 'preact/hooks';
import { Dialog } from '@/components/Dialog';
import { Choices, Field, TextInput } from '@/components/Field';
import { t } from '@/lib/i18n';
import type { SaveChoice, Sessions } from '@/lib/session-file/sessions';

const FIRST: SaveChoice = {
  kind: 'session',
  tokens: 'masked',
  claims: 'kept',
  savedBy: '',
  note: '',
};

/** What to save, and how much of the tokens. Full tokens need a tick that says what it means. */
export function SaveDialog({ sessions }: { readonly sessions: Sessions }) {
  const [choice, setChoice] = useState(FIRST);
  const [understood, setUnderstood] = useState(false);
  const { kind, tokens, claims, savedBy, note } = choice;
  const set = (change: Partial<SaveChoice>) => setChoice({ ...choice, ...change });
  const saving = sessions.saving.value;
  const isFull = kind !== 'report' && tokens === 'full';

  return (
    <Dialog title={t('Save session')} onClose={sessions.close}>
      <form
        class="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          void sessions.save(choice);
        }}
      >
        <Field label={t('Save as')}>
          {(control) => (
            <Choices
              control={control}
              value={kind}
              choices={[
                { value: 'session', label: t('Session file, to be opened here again') },
                { value: 'report', label: t('Report in Markdown, for an issue tracker') },
                { value: 'har', label: t('HAR, the network part') },
              ]}
              onChange={(value) => set({ kind: kindOf(value) })}
            />
          )}
        </Field>
        {kind === 'report' ? (
          <p class="act-hint">{t('A report never holds tokens or claims.')}</p>
        ) : (
          <Field label={t('Tokens')}>
            {(control) => (
              <Choices
                control={control}
                value={tokens}
                choices={[
                  { value: 'masked', label: t('Masked: equal tokens have equal masks') },
                  { value: 'full', label: t('In full') },
                ]}
                onChange={(value) => set({ tokens: value === 'full' ? 'full' : 'masked' })}
              />
            )}
          </Field>
        )}
        {kind === 'session' && !isFull ? (
          <Field label={t('Claims of masked tokens')}>
            {(control) => (
              <Choices
                control={control}
                value={claims}
                choices={[
                  { value: 'kept', label: t('Kept: who, for whom, until when') },
                  { value: 'dropped', label: t('Dropped') },
                ]}
                onChange={(value) => set({ claims: value === 'dropped' ? 'dropped' : 'kept' })}
              />
            )}
          </Field>
        ) : null}
        {kind === 'session' ? (
          <div class="act-columns">
            <Field label={t('Your name (optional)')}>
              {(control) => (
                <TextInput
                  control={control}
                  value={savedBy}
                  onInput={(value) => set({ savedBy: value })}
                />
              )}
            </Field>
            <Field label={t('Note (optional)')}>
              {(control) => (
                <TextInput
                  control={control}
                  value={note}
                  onInput={(value) => set({ note: value })}
                />
              )}
            </Field>
          </div>
        ) : null}
        {isFull ? (
          <label class="act-check">
            <input
              type="checkbox"
              checked={understood}
              onChange={(event) => setUnderstood(event.currentTarget.checked)}
            />
            {t(
              'I understand: whoever has this file can act as these users until the tokens expire, and with a refresh token longer.',
            )}
          </label>
        ) : null}
        {sessions.error.value === null ? null : (
          <p class="act-error" role="alert">
            {sessions.error.value}
          </p>
        )}
        <footer class="act-buttons">
          <button
            type="submit"
            class="button button-main"
            disabled={saving || (isFull && !understood)}
          >
            {saving ? t('Saving …') : t('Save')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function kindOf(value: string): SaveChoice['kind'] {
  return value === 'report' || value === 'har' ? value : 'session';
}
