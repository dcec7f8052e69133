import { useLanguage as setLanguage } from '@/lib/i18n';
import { languageOf, type Language } from './options';

/**
 * From now on texts come in the language that the user chose; `preferred` are the browser's
 * (`navigator.languages`). Resolves to its tag, for the document's `lang`.
 */
export async function speak(chosen: Language, preferred: readonly string[]): Promise<string> {
  const tag = languageOf(chosen, preferred);
  const texts = tag === 'de' ? (await import('@/locales/de.json')).default : {};
  await setLanguage(tag, texts);
  return tag;
}
