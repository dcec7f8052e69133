import type { ComponentChildren } from 'preact';
import { useComputed } from '@preact/signals';
import { t } from '@/lib/i18n';
import { formatCount, formatShortCount } from '@/lib/view/format';
import { tabLabel } from '@/lib/view/labels';
import { TABS, type Tab } from '@/lib/view/navigation';
import { usePanel } from './context';

/** The tabs with how many rows each has; arrow keys move between them. */
export function Tabs({ children }: { readonly children?: ComponentChildren }) {
  const { tab: current } = usePanel().panel.navigation;

  function onKeyDown(event: KeyboardEvent): void {
    const at = TABS.indexOf(current.value);
    const next =
      event.key === 'ArrowRight'
        ? TABS[(at + 1) % TABS.length]
        : event.key === 'ArrowLeft'
          ? TABS[(at - 1 + TABS.length) % TABS.length]
          : event.key === 'Home'
            ? TABS[0]
            : event.key === 'End'
              ? TABS.at(-1)
              : undefined;
    if (next === undefined) return;
    event.preventDefault();
    current.value = next;
    document.getElementById(`tab-${next}`)?.focus();
  }

  return (
    <div class="tabs">
      <div
        class="tablist"
        role="tablist"
        aria-label={t('Views')}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {TABS.map((tab, index) => (
          <TabButton key={tab} tab={tab} index={index} />
        ))}
      </div>
      {children}
    </div>
  );
}

function TabButton({ tab, index }: { readonly tab: Tab; readonly index: number }) {
  const { panel } = usePanel();
  const count = useComputed(() => panel.lists[tab].result.value.rows.length).value;
  const isWorst = useComputed(
    () =>
      tab === 'findings' && panel.store.findings.value.some(({ severity }) => severity === 'error'),
  ).value;
  const isCurrent = panel.navigation.tab.value === tab;
  const label = count === 0 ? tabLabel(tab) : `${tabLabel(tab)} ${formatCount(count)}`;
  return (
    <button
      type="button"
      id={`tab-${tab}`}
      role="tab"
      class="tab"
      aria-selected={isCurrent}
      aria-controls="tabpanel"
      tabIndex={isCurrent ? 0 : -1}
      aria-label={label}
      title={t('{{tab}} ({{shortcut}})', { tab: label, shortcut: index + 1 })}
      onClick={() => {
        panel.navigation.tab.value = tab;
      }}
    >
      {tabLabel(tab)}{' '}
      <span class={isWorst ? 'count count-bad' : 'count'}>
        {count === 0 ? '' : formatShortCount(count)}
      </span>
    </button>
  );
}
