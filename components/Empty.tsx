import { t } from '@/lib/i18n';
import type { Tab } from '@/lib/view/navigation';
import { whyRestricted } from '@/lib/view/restricted';
import { usePanel } from './context';

/** What a list without rows says: why it is empty, and what to do next. */
export function Empty({ tab }: { readonly tab: Tab }) {
  const { panel, hooks } = usePanel();
  const { store, lists } = panel;
  const { hidden, busy } = lists[tab].result.value;
  if (busy) return <Note title={t('Filtering…')} />;
  if (hidden > 0) {
    return (
      <Note
        title={t('Nothing here matches the filter')}
        text={t('{{count}} hidden by the filter', { count: hidden })}
        action={t('Show all')}
        onAction={panel.showAll}
      />
    );
  }
  if (store.opened.value !== null) return <Note title={t('This session has none.')} />;
  if (!store.ready.value) return <Note title={t('Connecting to the page…')} />;
  const restricted = store.page.value === '' ? null : whyRestricted(store.page.value);
  if (restricted !== null) {
    return <Note title={restricted} text={t('Go to the page that embeds your agent.')} />;
  }
  const { onAllow } = hooks;
  const denied = store.denied.value;
  if (denied.length > 0) {
    return (
      <Note
        title={t('Not allowed on this page')}
        text={t('Embed DevTools may not see {{origins}}. Allow access, then reload the page.', {
          origins: denied.slice(0, 3).join(', '),
        })}
        {...(onAllow && { action: t('Allow access…'), onAction: () => onAllow(denied) })}
      />
    );
  }
  if (store.shown.value.session.documents.size === 0) {
    return (
      <Note
        title={t('No frames seen yet')}
        text={t(
          'The page was loaded before the extension was there. Reload it to record from the start. No extension sees the browser’s error pages, its PDF viewer, and sites that an administrator has blocked.',
        )}
        {...(hooks.onReload === undefined
          ? {}
          : { action: t('Reload page'), onAction: hooks.onReload })}
      />
    );
  }
  if (!store.recording.value) {
    return (
      <Note
        title={t('Recording is paused')}
        action={t('Record')}
        onAction={store.toggleRecording}
      />
    );
  }
  return <Waiting tab={tab} />;
}

function Waiting({ tab }: { readonly tab: Tab }) {
  const { hooks } = usePanel();
  const reload =
    hooks.onReload === undefined ? {} : { action: t('Reload page'), onAction: hooks.onReload };
  switch (tab) {
    case 'handshakes':
      return (
        <Note
          title={t('No token refresh seen yet')}
          text={t(
            'Recording. A row appears as soon as an agent asks for a new token, or is given one. You need not wait: choose a frame under Frames and have it ask now.',
          )}
        />
      );
    case 'messages':
      return (
        <Note
          title={t('No messages yet')}
          text={t(
            'Recording what page and iframes say to each other with postMessage. Reload to see the first ones too.',
          )}
          {...reload}
        />
      );
    case 'tokens':
      return (
        <Note
          title={t('No tokens seen yet')}
          text={t(
            'Tokens are found in messages, in the addresses of frames and in requests, by their protocol or by their shape.',
          )}
          {...reload}
        />
      );
    case 'frames':
      return <Note title={t('No frames')} {...reload} />;
    case 'findings':
      return (
        <Note
          title={t('Nothing is wrong so far')}
          text={t(
            'Each refresh is checked as it happens: late or missing answers, wrong tokens, tokens where they should not be.',
          )}
        />
      );
  }
}

interface NoteProps {
  readonly title: string;
  readonly text?: string;
  readonly action?: string;
  readonly onAction?: () => void;
}

function Note({ title, text, action, onAction }: NoteProps) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {text === undefined ? null : <p class="empty-text">{text}</p>}
      {action === undefined ? null : (
        <button type="button" class="button" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}
