import { t } from '@/lib/i18n';
import { useOptions } from './context';

/** On which sites the extension may look at all; the browser keeps that list. */
export function Sites() {
  const { allSites, allowAllSites, limitSites } = useOptions();
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{t('Sites')}</h2>
      <p>
        {allSites
          ? t('Embed DevTools may look at every site. It looks only; nothing is sent anywhere.')
          : t('Embed DevTools looks only at sites that you allow, from its panel or its popup.')}
      </p>
      <p class="faint">
        {t(
          'An embedded agent is a frame of another site than its page, so allow both. What you have allowed is listed in the browser’s page of extensions, at this extension’s site access.',
        )}
      </p>
      {allSites ? (
        <button type="button" class="button" onClick={limitSites}>
          {t('Only on sites that I allow…')}
        </button>
      ) : (
        <button type="button" class="button" onClick={allowAllSites}>
          {t('Allow on all sites…')}
        </button>
      )}
    </section>
  );
}
