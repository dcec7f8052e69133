import { t } from '@/lib/i18n';
import type { DefinitionError } from '@/lib/protocols/parse-definition';

/** What is wrong with a definition: where, and what was expected there. */
export function ErrorList({ errors }: { readonly errors: readonly DefinitionError[] }) {
  if (errors.length === 0) return null;
  return (
    <div role="alert">
      <ul class="options-errors">
        {errors.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <code>{path === '' ? t('the whole') : path}</code> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
