import { t } from '@/lib/i18n';
import { LANGUAGES, type Language } from '@/lib/options/options';
import { useOptions } from './context';

export function LanguageChoice() {
  const { options, change } = useOptions();
  return (
    <section aria-labelledby="language">
      <h2 id="language">{t('Language')}</h2>
      <select
        aria-labelledby="language"
        value={options.language}
        onChange={({ currentTarget }) => {
          const chosen = LANGUAGES.find((one) => one === currentTarget.value);
          if (chosen) change({ language: chosen });
        }}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
      <p class="faint">{t('Panels that are open take it when they are opened again.')}</p>
    </section>
  );
}

/** A language is called by its own name, so that its readers find it. */
function nameOf(language: Language): string {
  if (language === 'system') return t('As the browser');
  return language === 'de' ? 'Deutsch' : 'English';
}
