import { t } from '@/lib/i18n';
import { NOISE } from '@/lib/view/preferences';
import { useOptions } from './context';

/** What is hidden in the panel's list of messages, one filter a line. */
export function Noise() {
  const { options, change } = useOptions();
  return (
    <section aria-labelledby="noise">
      <h2 id="noise">{t('Noise')}</h2>
      <p id="noise-help">
        {t(
          'Messages that a line of this list matches are hidden in the panel: those of other extensions and of development servers. Each line is a filter as in the panel’s filter box.',
        )}
      </p>
      <textarea
        rows={8}
        spellcheck={false}
        aria-labelledby="noise"
        aria-describedby="noise-help"
        value={options.noise}
        onChange={({ currentTarget }) => change({ noise: currentTarget.value })}
      />
      <button type="button" class="button" onClick={() => change({ noise: NOISE })}>
        {t('Back to the defaults')}
      </button>
    </section>
  );
}
