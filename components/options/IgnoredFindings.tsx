import { withIgnored } from '@/lib/findings/settings';
import { t } from '@/lib/i18n';
import { useOptions } from './context';

/** The findings that the user left out on a site, to be had back. */
export function IgnoredFindings() {
  const { options, change } = useOptions();
  const { settings } = options;
  const rows = Object.entries(settings.ignored).flatMap(([site, rules]) =>
    rules.map((rule) => ({ site, rule })),
  );
  return (
    <section aria-labelledby="ignored">
      <h2 id="ignored">{t('Ignored findings')}</h2>
      {rows.length === 0 ? (
        <p class="faint">
          {t('None. A finding can be ignored for its site from its detail in the panel.')}
        </p>
      ) : (
        <ul class="options-rows">
          {rows.map(({ site, rule }) => (
            <li key={`${site} ${rule}`}>
              <code>{rule}</code>
              <span>{site}</span>
              <button
                type="button"
                class="button"
                onClick={() => change({ settings: withIgnored(settings, site, rule, false) })}
              >
                {t('Report it again')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
