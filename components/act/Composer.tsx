import { Send, Star } from 'lucide';
import { useState } from 'preact/hooks';
import { Dialog } from '@/components/Dialog';
import { Choices, Field, TextInput } from '@/components/Field';
import { Icon } from '@/components/Icon';
import { JsonField } from '@/components/JsonField';
import type { Acting } from '@/lib/act/acting';
import { frameChoices } from '@/lib/act/choices';
import { checkDraft, isBeyondJson, protocolFields, sendCommand } from '@/lib/act/compose';
import type { Draft, DraftProblem } from '@/lib/act/compose';
import { hasMask, masker } from '@/lib/act/mask-text';
import { routeOf } from '@/lib/act/route';
import { t } from '@/lib/i18n';
import { messageType } from '@/lib/view/message-type';
import { FavouriteList } from './FavouriteList';

/** A message of the user's own, or an edited one: who says it to whom, and what. */
export function Composer({ acting, first }: { readonly acting: Acting; readonly first: Draft }) {
  const [draft, setDraft] = useState(first);
  const { session } = acting.context.shown.value;
  const { data, problems } = checkDraft(draft, session, acting.tokens());
  const frames = frameChoices(session);
  const change = (more: Partial<Draft>) => setDraft((before) => ({ ...before, ...more }));
  const errorOf = (field: DraftProblem['field']) => errorText(problems, field);
  const definitions = acting.context.definitions();
  const fields = data === null ? [] : protocolFields(data, session, definitions);

  /** Another receiver has another origin. */
  function chooseReceiver(receiver: string): void {
    const route = routeOf(session, draft.speaker, receiver);
    change({ receiver, ...('error' in route ? {} : { targetOrigin: route.targetOrigin }) });
  }

  async function send(): Promise<void> {
    const { speaker, receiver } = draft;
    if (data === null || speaker === null || receiver === null) return;
    const done = await acting.speak(sendCommand({ ...draft, speaker, receiver }, data));
    if (done) acting.favourites.sent(entryOf());
  }

  function entryOf() {
    const originOf = (id: string | null) => session.documents.get(id ?? '')?.origin ?? '';
    return {
      site: acting.site(),
      name: data === null ? t('Message') : messageType(data, masker(acting.tokens())),
      text: draft.text,
      speakerOrigin: originOf(draft.speaker),
      receiverOrigin: originOf(draft.receiver),
    };
  }

  return (
    <Dialog title={t('Send a message')} onClose={() => acting.open(null)}>
      <form
        class="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div class="act-columns">
          <Field label={t('Speaker')} error={errorOf('speaker')}>
            {(control) => (
              <Choices
                control={control}
                value={draft.speaker ?? ''}
                choices={frames}
                empty={t('Choose a frame')}
                onChange={(speaker) => change({ speaker })}
              />
            )}
          </Field>
          <Field label={t('Receiver')} error={errorOf('receiver')}>
            {(control) => (
              <Choices
                control={control}
                value={draft.receiver ?? ''}
                choices={frames}
                empty={t('Choose a frame')}
                onChange={chooseReceiver}
              />
            )}
          </Field>
          <Field
            label={t('Target origin')}
            error={errorOf('targetOrigin')}
            hint={draft.targetOrigin === '*' ? t('* reaches whatever is in that frame.') : null}
          >
            {(control) => (
              <TextInput
                control={control}
                value={draft.targetOrigin}
                code
                onInput={(targetOrigin) => change({ targetOrigin })}
              />
            )}
          </Field>
        </div>
        <Field label={t('Message (JSON)')} error={errorOf('text')}>
          {(control) => (
            <JsonField
              label={t('Message (JSON)')}
              control={control}
              text={draft.text}
              onInput={(text) => change({ text })}
            />
          )}
        </Field>
        {isBeyondJson(draft.original) ? (
          <p class="act-hint">
            {t(
              'It holds values that JSON can’t say. They stay as long as their text is not edited.',
            )}
          </p>
        ) : null}
        {fields.length === 0 ? null : (
          <ul class="act-names" aria-label={t('Fields of the protocol')}>
            {fields.map(({ path, name }) => (
              <li key={path}>
                <code>{path}</code> {name}
              </li>
            ))}
          </ul>
        )}
        {hasMask(draft.text) ? (
          <p class="act-hint">
            {t(
              'Tokens stand here as masks, and are sent as they are. To change one, reveal it first.',
            )}
          </p>
        ) : null}
        <output class="act-notice">{acting.notice.value?.text ?? ''}</output>
        <footer class="act-buttons">
          <button
            type="button"
            class="button"
            onClick={() => acting.favourites.add(entryOf())}
            disabled={errorOf('text') !== null}
          >
            <Icon icon={Star} size={14} />
            {t('Keep')}
          </button>
          <button type="submit" class="button button-main" disabled={data === null}>
            <Icon icon={Send} size={14} />
            {t('Send')}
          </button>
        </footer>
        <FavouriteList acting={acting} onUse={(text) => change({ text, original: null })} />
      </form>
    </Dialog>
  );
}

function errorText(problems: readonly DraftProblem[], field: DraftProblem['field']): string | null {
  const problem = problems.find((one) => one.field === field);
  if (problem === undefined) return null;
  const { reason, place } = problem;
  if (place === null) return reason;
  const { line, column } = place;
  return t('Line {{line}}, column {{column}}: {{reason}}', { line, column, reason });
}
