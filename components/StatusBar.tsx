import { useComputed } from '@preact/signals';
import { t } from '@/lib/i18n';
import { remaining } from '@/lib/tokens/state';
import { formatCount, formatSeconds } from '@/lib/view/format';
import { usePanel } from './context';

/** The session in numbers, at the bottom. */
export function StatusBar() {
  const { store, preferences } = usePanel().panel;
  const { session } = store.shown.value;
  const next = useComputed(() => {
    const now = store.clock.value;
    const left = [...store.shown.value.session.tokens.values()]
      .filter(({ holders }) =>
        holders.some((id) => store.shown.value.session.documents.get(id)?.until === null),
      )
      .flatMap((token) => remaining(token, now) ?? [])
      .filter((ms) => ms > 0);
    return left.length === 0
      ? ''
      : t('next expiry in {{duration}}', { duration: formatSeconds(Math.min(...left)) });
  });
  return (
    <footer class="status">
      <span class="status-long">
        {t('Messages: {{count}}', { count: formatCount(session.messages.length) })}
      </span>
      {session.lost === 0 ? null : (
        <span class="warn-text">
          {t('no longer kept: {{count}}', { count: formatCount(session.lost) })}
        </span>
      )}
      <span>{t('Frames: {{count}}', { count: formatCount(session.documents.size) })}</span>
      <span>{t('Tokens: {{count}}', { count: formatCount(session.tokens.size) })}</span>
      {store.recording.value ? null : <span class="warn-text">{t('paused')}</span>}
      {preferences.value.keepLog ? <span>{t('log kept')}</span> : null}
      <span class="number">{next}</span>
    </footer>
  );
}
