import { useState } from 'preact/hooks';
import { Choices, Field, TextInput } from '@/components/Field';
import type { Acting } from '@/lib/act/acting';
import { nodeOf } from '@/lib/act/json-node';
import { MATCH_ALL, newRule, readValue, roleName, ruleProblem } from '@/lib/act/new-rule';
import type { Effect, Rule, RuleMatch } from '@/lib/act/rule';
import { t } from '@/lib/i18n';
import type { Role } from '@/lib/protocols/mark';

const ROLES: readonly Role[] = ['request', 'answer', 'refusal', 'push', 'echo', 'port-setup'];
const KINDS = ['drop', 'delay', 'replace', 'duplicate'] as const;
type Kind = (typeof KINDS)[number];

/** A rule as it is typed: which messages, and what is done to them. */
export function RuleForm({
  acting,
  first,
  onAdd,
}: {
  readonly acting: Acting;
  readonly first: RuleMatch | null;
  readonly onAdd: (rule: Rule) => void;
}) {
  const [match, setMatch] = useState<RuleMatch>(first ?? MATCH_ALL);
  const [kind, setKind] = useState<Kind>('drop');
  const [ms, setMs] = useState('1000');
  const [path, setPath] = useState('');
  const [value, setValue] = useState('');
  const definitions = acting.context.definitions();
  const effect = effectOf(kind, { ms, path, value });
  const problem = ruleProblem({ match, effect });
  const change = (more: Partial<RuleMatch>) => setMatch((before) => ({ ...before, ...more }));
  const name = definitions.find(({ id }) => id === match.definition)?.name ?? '';

  return (
    <form
      class="act-form"
      aria-label={t('New rule')}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) onAdd(newRule(match, effect, name));
      }}
    >
      <div class="act-columns">
        <Field label={t('Do')}>
          {(control) => (
            <Choices
              control={control}
              value={kind}
              choices={KINDS.map((one) => ({ value: one, label: kindName(one) }))}
              onChange={(chosen) => setKind(KINDS.find((one) => one === chosen) ?? kind)}
            />
          )}
        </Field>
        <Field label={t('Protocol')}>
          {(control) => (
            <Choices
              control={control}
              value={match.definition ?? ''}
              empty={t('any')}
              choices={definitions.map(({ id, name: label }) => ({ value: id, label }))}
              onChange={(id) => change({ definition: id === '' ? null : id })}
            />
          )}
        </Field>
        <Field label={t('Role')}>
          {(control) => (
            <Choices
              control={control}
              value={match.role ?? ''}
              empty={t('any')}
              choices={ROLES.map((role) => ({ value: role, label: roleName(role) }))}
              onChange={(chosen) => change({ role: ROLES.find((one) => one === chosen) ?? null })}
            />
          )}
        </Field>
        <Field label={t('Text in it')}>
          {(control) => (
            <TextInput
              control={control}
              value={match.text ?? ''}
              onInput={(text) => change({ text: text === '' ? null : text })}
            />
          )}
        </Field>
        <Field label={t('Sender’s origin')}>
          {(control) => (
            <TextInput
              control={control}
              code
              value={match.origin ?? ''}
              onInput={(origin) => change({ origin: origin === '' ? null : origin })}
            />
          )}
        </Field>
        {kind === 'delay' ? (
          <Field label={t('Milliseconds')}>
            {(control) => <TextInput control={control} number value={ms} onInput={setMs} />}
          </Field>
        ) : null}
        {kind === 'replace' ? (
          <>
            <Field label={t('Field')}>
              {(control) => <TextInput control={control} code value={path} onInput={setPath} />}
            </Field>
            <Field label={t('New value')} hint={t('JSON, or a text without quotes.')}>
              {(control) => <TextInput control={control} code value={value} onInput={setValue} />}
            </Field>
          </>
        ) : null}
      </div>
      <div class="act-buttons">
        <p class="act-hint">{problem ?? ''}</p>
        <button type="submit" class="button button-main" disabled={problem !== null}>
          {t('Add rule')}
        </button>
      </div>
    </form>
  );
}

function effectOf(
  kind: Kind,
  { ms, path, value }: { readonly ms: string; readonly path: string; readonly value: string },
): Effect {
  if (kind === 'delay') return { type: 'delay', ms: Number(ms) };
  if (kind !== 'replace') return { type: kind };
  const fields = path.trim() === '' ? [] : [{ path: path.trim(), value: readValue(value, nodeOf) }];
  return { type: 'replace', fields };
}

function kindName(kind: Kind): string {
  if (kind === 'drop') return t('Drop');
  if (kind === 'delay') return t('Delay');
  return kind === 'replace' ? t('Replace a field') : t('Duplicate');
}
