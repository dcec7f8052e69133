import { useState } from 'preact/hooks';
import { JsonField } from '@/components/JsonField';
import { t } from '@/lib/i18n';
import type { Definition } from '@/lib/protocols/definition';
import { importDefinitions } from '@/lib/protocols/library';
import { ErrorList } from './ErrorList';
import { Trial } from './Trial';

interface DefinitionEditorProps {
  /** `null`: a new one. */
  readonly definition: Definition | null;
  readonly onSave: (definition: Definition) => void;
  readonly onCancel: () => void;
}

/** One definition as JSON; says at each stroke what is wrong, and can be tried before it is saved. */
export function DefinitionEditor({ definition, onSave, onCancel }: DefinitionEditorProps) {
  const [text, setText] = useState(() => JSON.stringify(definition ?? example(), null, 2));
  const { definitions, errors } = importDefinitions(text);
  const [parsed] = errors.length === 0 && definitions.length === 1 ? definitions : [];
  const title =
    definition === null ? t('A new protocol') : t('Edit {{name}}', { name: definition.name });
  return (
    <section class="options-editor" aria-labelledby="editor">
      <h3 id="editor">{title}</h3>
      <p id="editor-help" class="faint">
        {t('docs/protocols.md says what can stand here.')}
      </p>
      <JsonField
        label={title}
        text={text}
        control={{
          'aria-label': title,
          'aria-describedby': 'editor-help',
          'aria-invalid': parsed === undefined,
        }}
        rows={20}
        check={(json) => importDefinitions(json).errors}
        onInput={setText}
      />
      <ErrorList errors={errors} />
      {parsed ? <Trial definition={parsed} /> : null}
      <div class="options-buttons">
        <button
          type="button"
          class="button button-main"
          disabled={parsed === undefined}
          onClick={() => parsed && onSave(parsed)}
        >
          {t('Save')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {t('Cancel')}
        </button>
      </div>
    </section>
  );
}

/** A small, whole definition to begin with. */
function example(): Definition {
  return {
    id: 'my-protocol',
    name: t('My protocol'),
    transport: 'window',
    messages: [
      { role: 'request', from: 'frame', match: { type: 'token.request' }, correlation: 'id' },
      {
        role: 'answer',
        from: 'host',
        match: { type: 'token.answer' },
        correlation: 'id',
        tokens: [{ path: 'token', expiry: { unit: 'ttl-s', path: 'expiresIn' } }],
      },
    ],
  };
}
