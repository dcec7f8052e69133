import i18next from 'i18next';

/**
 * Every text that a user reads goes through `t`. The English text is its own key, so English is
 * complete by construction; `locales/<language>.json` maps it to another language.
 *
 * Values go in as `{{name}}`: `t('{{count}} hidden by the filter', { count })`. They are put into
 * text nodes only, so nothing is escaped here.
 */
export type Texts = Readonly<Record<string, string>>;

const catalogue = i18next.createInstance();
void catalogue.init({
  lng: 'en',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  resources: { en: { translation: {} } },
});

/** Texts without values, which a list asks for again with each row. */
const known = new Map<string, string>();

export function t(text: string, values?: Readonly<Record<string, string | number>>): string {
  if (values) return catalogue.t(text, values);
  let said = known.get(text);
  if (said === undefined) known.set(text, (said = catalogue.t(text)));
  return said;
}

/** From now on texts come in the language `tag` (BCP 47); views render anew to show it. */
export async function useLanguage(tag: string, texts: Texts): Promise<void> {
  catalogue.addResourceBundle(tag, 'translation', texts);
  await catalogue.changeLanguage(tag);
  known.clear();
}

/** The language that dates, numbers and durations follow. */
export function language(): string {
  return catalogue.language;
}
