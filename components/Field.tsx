import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What a field's control must carry, so that label and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

/** A labelled control, with what is wrong with its value below it. */
export function Field({
  label,
  error = null,
  hint = null,
  children,
}: {
  readonly label: string;
  readonly error?: string | null;
  readonly hint?: string | null;
  readonly children: (control: FieldControl) => ComponentChildren;
}) {
  const id = useId();
  const says = error ?? hint;
  const note = `${id}-note`;
  return (
    <div class="act-field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(says === null ? {} : { 'aria-describedby': note }),
        ...(error === null ? {} : { 'aria-invalid': true }),
      })}
      {says === null ? null : (
        <p id={note} class={error === null ? 'act-hint' : 'act-error'}>
          {says}
        </p>
      )}
    </div>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A list to choose one of. `empty` is what stands there while nothing is chosen. */
export function Choices({
  control,
  value,
  choices,
  empty,
  onChange,
}: {
  readonly control: FieldControl;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly empty?: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <select
      {...control}
      class="act-input"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      {empty === undefined ? null : <option value="">{empty}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** One line of text. `secret`: what is typed is not shown, and the browser doesn't keep it. */
export function TextInput({
  control,
  value,
  secret = false,
  code = false,
  number = false,
  onInput,
}: {
  readonly control: FieldControl;
  readonly value: string;
  readonly secret?: boolean;
  readonly code?: boolean;
  readonly number?: boolean;
  readonly onInput: (value: string) => void;
}) {
  const keys: 'numeric' | 'text' = number ? 'numeric' : 'text';
  const common = {
    ...control,
    class: code ? 'act-input code' : 'act-input',
    inputMode: keys,
    autocomplete: 'off',
    spellcheck: false,
    value,
    onInput: (event: InputEvent & { readonly currentTarget: HTMLInputElement }) =>
      onInput(event.currentTarget.value),
  };
  return secret ? <input {...common} type="password" /> : <input {...common} type="text" />;
}
