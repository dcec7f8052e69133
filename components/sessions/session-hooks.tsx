import { FolderOpen, Save, X } from 'lucide';
import type { PanelHooks } from '@/components/context';
import { Icon } from '@/components/Icon';
import { t } from '@/lib/i18n';
import type { Sessions } from '@/lib/session-file/sessions';
import type { Store } from '@/lib/view/store';
import { SaveDialog } from './SaveDialog';

type SessionHooks = Required<Pick<PanelHooks, 'toolbar' | 'banner'>>;

/** Everything by which the panel saves and opens sessions, to be put among its hooks. */
export function createSessionHooks(sessions: Sessions, store: Store): SessionHooks {
  return {
    toolbar: () => [
      {
        id: 'save',
        label: t('Save session'),
        icon: Save,
        run: sessions.ask,
      },
      { id: 'open', label: t('Open session'), icon: FolderOpen, run: () => void sessions.open() },
    ],
    banner: () => <SessionBanner sessions={sessions} store={store} />,
  };
}

/** Whose session is shown, and why a file could not be. */
function SessionBanner({
  sessions,
  store,
}: {
  readonly sessions: Sessions;
  readonly store: Store;
}) {
  const opened = store.opened.value;
  const error = sessions.error.value;
  return (
    <>
      {opened === null ? null : (
        <section class="act-banner" aria-label={t('Opened session')}>
          <p>
            <strong>{t('Opened session')}</strong> {opened.name}.{' '}
            {store.recording.value ? null : t('Recording is paused while it is shown.')}
          </p>
          <button type="button" class="button button-small" onClick={store.closeOpened}>
            {t('Back to this tab')}
          </button>
        </section>
      )}
      {error === null || sessions.asking.value ? null : (
        <div class="act-banner act-banner-bad" role="alert">
          <span class="act-banner-text">{error}</span>
          <button
            type="button"
            class="tool tool-small"
            aria-label={t('Dismiss')}
            onClick={sessions.dismiss}
          >
            <Icon icon={X} size={14} />
          </button>
        </div>
      )}
      {sessions.asking.value ? <SaveDialog sessions={sessions} /> : null}
    </>
  );
}
