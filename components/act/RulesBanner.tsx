import { CircleStop, X } from 'lucide';
import { Icon } from '@/components/Icon';
import type { Acting } from '@/lib/act/acting';
import { t } from '@/lib/i18n';

/** Above the lists: which rules change the page now, and what came of the last action. */
export function RulesBanner({ acting }: { readonly acting: Acting }) {
  const rules = acting.activeRules.value;
  const notice = acting.notice.value;
  return (
    <>
      {rules.length === 0 ? null : (
        <section class="act-banner act-banner-rules" aria-label={t('Active rules')}>
          <p>
            <strong>{t('Active rules: {{count}}', { count: rules.length })}</strong>{' '}
            {rules.map(({ label }) => label).join(' · ')}
          </p>
          <button
            type="button"
            class="button button-small"
            onClick={() => acting.open({ type: 'rules', match: null })}
          >
            {t('Edit')}
          </button>
          <button type="button" class="button button-small" onClick={() => void acting.stopRules()}>
            <Icon icon={CircleStop} size={14} />
            {t('Stop')}
          </button>
        </section>
      )}
      <output class="act-told">
        {notice === null ? null : (
          <span class={`act-banner ${notice.ok ? 'act-banner-good' : 'act-banner-bad'}`}>
            <span class="act-banner-text">{notice.text}</span>
            <button
              type="button"
              class="tool tool-small"
              aria-label={t('Dismiss')}
              onClick={acting.dismiss}
            >
              <Icon icon={X} size={14} />
            </button>
          </span>
        )}
      </output>
    </>
  );
}
