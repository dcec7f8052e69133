import { t } from '@/lib/i18n';

/** Which origins of the tab the extension may not see, and the way to have that changed. */
export function AccessNotice({
  denied,
  onAllow,
}: {
  readonly denied: readonly string[];
  readonly onAllow: (origins: readonly string[]) => void;
}) {
  const [first] = denied;
  if (first === undefined) return null;
  return (
    <section class="access-notice" aria-label={t('Access')}>
      <p>
        {denied.length === 1
          ? t('Embed DevTools may not look at {{origin}}.', { origin: first })
          : t('Embed DevTools may not look at {{origin}} and {{count}} more.', {
              origin: first,
              count: denied.length - 1,
            })}
      </p>
      <button type="button" class="button button-small" onClick={() => onAllow(denied)}>
        {t('Allow access…')}
      </button>
    </section>
  );
}
