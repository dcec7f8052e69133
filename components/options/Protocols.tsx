import { useEffect, useState } from 'preact/hooks';
import { readFile } from '@/components/read-file';
import { t } from '@/lib/i18n';
import { catalogue } from '@/lib/protocols/catalogue';
import type { Definition } from '@/lib/protocols/definition';
import { exportDefinitions, importDefinitions, type Library } from '@/lib/protocols/library';
import type { DefinitionError } from '@/lib/protocols/parse-definition';
import { useOptions } from './context';
import { DefinitionEditor } from './DefinitionEditor';
import { ErrorList } from './ErrorList';

/** The protocols that are known: the user's own, and those that come with the product. */
export function Protocols() {
  const { options, change, saveFile, draft } = useOptions();
  const { library } = options;
  const [edited, edit] = useState<Definition | 'new' | null>(null);
  useEffect(() => {
    if (draft !== null) edit(draft);
  }, [draft]);
  const [errors, setErrors] = useState<readonly DefinitionError[]>([]);
  const setOwn = (own: readonly Definition[]) => change({ library: { ...library, own } });

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const found = importDefinitions(await readFile(file));
    setErrors(found.errors);
    if (found.definitions.length > 0) setOwn(merged(library.own, found.definitions));
  }

  return (
    <section aria-labelledby="protocols">
      <h2 id="protocols">{t('Protocols')}</h2>
      <p>
        {t('How frames and hosts ask for tokens. Switch off what you don’t need; add your own.')}
      </p>
      <h3>{t('Your own')}</h3>
      {library.own.length === 0 ? <p class="faint">{t('None yet.')}</p> : null}
      <ul class="options-rows">
        {library.own.map((definition) => (
          <li key={definition.id}>
            <Switch definition={definition} />
            <button type="button" class="button" onClick={() => edit(definition)}>
              {t('Edit {{name}}', { name: definition.name })}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => setOwn(library.own.filter((one) => one !== definition))}
            >
              {t('Remove {{name}}', { name: definition.name })}
            </button>
          </li>
        ))}
      </ul>
      <div class="options-buttons">
        <button type="button" class="button" onClick={() => edit('new')}>
          {t('Add a protocol…')}
        </button>
        <label class="button">
          {t('Import…')}
          <input
            type="file"
            class="unseen"
            accept=".json,application/json"
            onChange={({ currentTarget }) => {
              void take(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
        </label>
        <button
          type="button"
          class="button"
          disabled={library.own.length === 0}
          onClick={() => saveFile('embed-devtools-protocols.json', exportDefinitions(library.own))}
        >
          {t('Export')}
        </button>
      </div>
      <ErrorList errors={errors} />
      {edited === null ? null : (
        <DefinitionEditor
          key={edited === 'new' ? '' : edited.id}
          definition={edited === 'new' ? null : edited}
          onCancel={() => edit(null)}
          onSave={(definition) => {
            setOwn(
              merged(
                library.own.filter((one) => one !== edited),
                [definition],
              ),
            );
            edit(null);
          }}
        />
      )}
      <h3>{t('Known vendors')}</h3>
      <ul class="options-vendors">
        {catalogue().map((definition) => (
          <li key={definition.id}>
            <Switch definition={definition} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Switch({ definition: { id, name } }: { readonly definition: Definition }) {
  const { options, change } = useOptions();
  const { library } = options;
  return (
    <label>
      <input
        type="checkbox"
        checked={!library.off.includes(id)}
        onChange={({ currentTarget }) =>
          change({ library: switched(library, id, currentTarget.checked) })
        }
      />
      <span>{name}</span>
    </label>
  );
}

function switched(library: Library, id: string, on: boolean): Library {
  const others = library.off.filter((one) => one !== id);
  return { ...library, off: on ? others : [...others, id] };
}

/** One with the id of another takes its place. */
function merged(own: readonly Definition[], added: readonly Definition[]): readonly Definition[] {
  return [...own.filter(({ id }) => !added.some((one) => one.id === id)), ...added];
}
