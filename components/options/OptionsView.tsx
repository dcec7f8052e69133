import { t } from '@/lib/i18n';
import { IgnoredFindings } from './IgnoredFindings';
import { LanguageChoice } from './LanguageChoice';
import { Noise } from './Noise';
import { Protocols } from './Protocols';
import { Sites } from './Sites';
import { Thresholds } from './Thresholds';

/** `said`: what became of the last change, in words. */
export function OptionsView({ said }: { readonly said: string }) {
  return (
    <main class="options">
      <header>
        <h1>{t('Embed DevTools: options')}</h1>
        <p class="faint">
          {t('Kept in your browser’s own synchronised storage; tokens and traffic never are.')}
        </p>
      </header>
      <Protocols />
      <Thresholds />
      <IgnoredFindings />
      <Noise />
      <Sites />
      <LanguageChoice />
      <output class="options-said">{said}</output>
    </main>
  );
}
