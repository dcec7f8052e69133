import { useState } from 'preact/hooks';
import { TokenFacts } from './TokenFacts';
import { Dialog } from '@/components/Dialog';
import { Choices, Field, TextInput } from '@/components/Field';
import type { Acting } from '@/lib/act/acting';
import { toCurl } from '@/lib/act/curl';
import { buildCall, callCommand, endpointForms, explainAnswer } from '@/lib/act/endpoint';
import type { EndpointForm, Explained } from '@/lib/act/endpoint';
import { masker } from '@/lib/act/mask-text';
import type { Parties } from '@/lib/act/parties';
import { t } from '@/lib/i18n';

/** Calls a protocol's refresh endpoint from the background, and explains what it answers. */
export function EndpointDialog({
  acting,
  parties,
}: {
  readonly acting: Acting;
  readonly parties: Parties | null;
}) {
  const forms = endpointForms(acting.context.definitions());
  const own = forms.find(({ definition }) => definition.id === parties?.definition?.id);
  const [chosen, setChosen] = useState((own ?? forms[0])?.id ?? '');
  const form = forms.find(({ id }) => id === chosen);
  return (
    <Dialog title={t('Refresh endpoint')} onClose={() => acting.open(null)}>
      <div class="act-form">
        <Field label={t('Endpoint')}>
          {(control) => (
            <Choices
              control={control}
              value={chosen}
              choices={forms.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
          )}
        </Field>
        {form === undefined ? (
          <p class="act-hint">{t('No definition that is on names an endpoint.')}</p>
        ) : (
          <CallForm key={form.id} acting={acting} form={form} parties={parties} />
        )}
      </div>
    </Dialog>
  );
}

function CallForm({
  acting,
  form,
  parties,
}: {
  readonly acting: Acting;
  readonly form: EndpointForm;
  readonly parties: Parties | null;
}) {
  const [base, setBase] = useState(form.definition.origins?.[0] ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const [plain, setPlain] = useState(false);
  const [calling, setCalling] = useState(false);
  const [answer, setAnswer] = useState<Explained | null>(null);
  const { context } = acting;
  const call = buildCall(form, { base, values });
  const problems = 'problems' in call ? call.problems : [];
  const errorOf = (field: string) =>
    tried ? (problems.find((one) => one.field === field)?.reason ?? null) : null;

  async function send(): Promise<void> {
    setTried(true);
    if ('problems' in call) return;
    setCalling(true);
    setAnswer(null);
    setAnswer(await result(acting, form, call));
    setCalling(false);
  }

  return (
    <form
      class="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={t('Base address')} error={errorOf('base')}>
        {(control) => <TextInput control={control} code value={base} onInput={setBase} />}
      </Field>
      {form.fields.map(({ name, kind, optional }) => (
        <Field
          key={name}
          label={optional ? t('{{name}} (optional)', { name }) : name}
          error={errorOf(name)}
          hint={kind === 'refresh-token' ? t('Kept in memory only, until this is closed.') : null}
        >
          {(control) => (
            <TextInput
              control={control}
              code
              secret={kind === 'refresh-token'}
              value={Object.hasOwn(values, name) ? (values[name] ?? '') : ''}
              onInput={(value) => setValues((before) => ({ ...before, [name]: value }))}
            />
          )}
        </Field>
      ))}
      <div class="act-buttons">
        <label class="act-check">
          <input
            type="checkbox"
            checked={plain}
            onChange={(event) => setPlain(event.currentTarget.checked)}
          />
          {t('Copy with secrets')}
        </label>
        <button
          type="button"
          class="button"
          disabled={'problems' in call}
          onClick={() => {
            if ('problems' in call) return;
            context.copy(toCurl(call, plain ? {} : { mask: masker(call.secrets) }));
          }}
        >
          {t('Copy as cURL')}
        </button>
        <button type="submit" class="button button-main" disabled={calling}>
          {calling ? t('Calling …') : t('Call')}
        </button>
      </div>
      <output class={answer?.ok === false ? 'act-error' : 'act-notice'}>
        {answer?.text ?? ''}
      </output>
      {answer?.tokens.map((token) => (
        <div key={token.value} class="act-result">
          <TokenFacts token={token} now={context.now()} />
          {parties === null || token.use !== 'access' ? null : (
            <button
              type="button"
              class="button"
              onClick={() => void acting.answer('given', parties, token.value)}
            >
              {t('Send to the agent as the host’s answer')}
            </button>
          )}
        </div>
      ))}
    </form>
  );
}

async function result(
  acting: Acting,
  form: EndpointForm,
  call: Exclude<ReturnType<typeof buildCall>, { problems: unknown }>,
): Promise<Explained> {
  const { context } = acting;
  const failed = (text: string): Explained => ({ ok: false, text, tokens: [] });
  if (!(await context.allow(call.origin)))
    return failed(t('The browser does not let the extension ask that server.'));
  const known = new Set(context.live().requestById.keys());
  const error = await context.do(callCommand(call, form));
  const answer = context
    .live()
    .requests.findLast(({ id, action }) => action !== null && !known.has(id));
  if (answer) return explainAnswer(form, answer);
  return failed(error ?? t('The server’s answer did not arrive.'));
}
