import { defaultSettings, type Settings } from '@/lib/findings/settings';
import type { Library } from '@/lib/protocols/library';
import { NOISE } from '@/lib/view/preferences';

/** What the user has chosen on the options page. */
export interface Options {
  /** Thresholds of findings, and the findings that are ignored on a site. */
  readonly settings: Settings;
  /** The user's own protocols, and those that are switched off. */
  readonly library: Library;
  /** One filter a line: a message that one of them matches is noise. */
  readonly noise: string;
  readonly language: Language;
}

export const LANGUAGES = ['system', 'en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

export function defaultOptions(): Options {
  return {
    settings: defaultSettings(),
    library: { own: [], off: [] },
    noise: NOISE,
    language: 'system',
  };
}

/** The language that texts come in; `preferred` are the browser's, best first. */
export function languageOf(chosen: Language, preferred: readonly string[]): 'en' | 'de' {
  if (chosen !== 'system') return chosen;
  const known = preferred.find((tag) => /^(?:de|en)\b/i.test(tag));
  return known?.toLowerCase().startsWith('de') ? 'de' : 'en';
}
