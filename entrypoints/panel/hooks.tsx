import { browser } from '#imports';
import { Settings } from 'lucide';
import { createActHooks } from '@/components/act/act-hooks';
import type { PanelHooks } from '@/components/context';
import { Listeners } from '@/components/Listeners';
import { createSessionHooks } from '@/components/sessions/session-hooks';
import type { Acting } from '@/lib/act/acting';
import { withIgnored } from '@/lib/findings/settings';
import { t } from '@/lib/i18n';
import { matchPattern } from '@/lib/match-pattern';
import { leaveDraft } from '@/lib/options/draft';
import { changeOptions } from '@/lib/options/stored';
import type { Sessions } from '@/lib/session-file/sessions';
import { siteOf } from '@/lib/url-parts';
import type { Connection } from '@/lib/view/connection';
import type { Panel } from '@/lib/view/panel';
import { showInElements } from './elements';
import { draftOf } from '@/lib/view/draft';
import { frameToAsk } from '@/lib/view/listeners';
import { listListeners, showListener } from './listeners';

interface HookParts {
  readonly panel: Panel;
  readonly connection: Connection;
  readonly acting: Acting;
  readonly sessions: Sessions;
}

/** What the panel asks of the browser, and what acting and sessions add to it. */
export function createHooks({ panel, connection, acting, sessions }: HookParts): PanelHooks {
  const { devtools } = chrome;
  const { store } = panel;
  const act = createActHooks(acting);
  const files = createSessionHooks(sessions, store);
  const openOptions = () => void connection.do({ type: 'options' });
  const documentOf = (id: string) => store.shown.peek().session.documents.get(id);

  return {
    ...act,
    banner: () => (
      <>
        {files.banner()}
        {act.banner()}
      </>
    ),
    onMark: (documentId) => void connection.do({ type: 'mark', documentId }),
    onClear: connection.clear,
    // Firefox gives its devtools pages no `permissions`; the options page can ask.
    onAllow: import.meta.env.FIREFOX
      ? openOptions
      : (origins) => void browser.permissions.request({ origins: origins.map(matchPattern) }),
    onIgnore: ({ rule }) => {
      const site = siteOf(store.page.value);
      acting.reportFailure(
        changeOptions(browser.storage.sync, ({ settings }) => ({
          settings: withIgnored(settings, site, rule, true),
        })),
      );
    },
    toolbar: () => [
      ...act.toolbar(),
      ...files.toolbar(),
      {
        id: 'options',
        label: t('Options'),
        icon: Settings,
        run: openOptions,
      },
    ],
    onDraft: (handshake) => {
      const draft = draftOf(handshake, store.shown.value.session);
      if (draft) void leaveDraft(browser.storage.session, draft).then(openOptions);
    },
    ...(devtools && {
      onReload: () => devtools.inspectedWindow.reload({}),
      onInspect: (documentId) => {
        const document = documentOf(documentId);
        if (document) showInElements(devtools, store.shown.value.session, document);
      },
      renderListeners: (documentId) => {
        const frame = () =>
          frameToAsk(store.opened.peek() ? null : store.shown.peek().session, documentId);
        // Firefox has no console helpers there.
        const ask = import.meta.env.FIREFOX
          ? null
          : async () => {
              const found = frame();
              if ('error' in found) return found;
              const answer = await listListeners(devtools, found.url);
              if ('listeners' in answer) {
                const { length: count } = answer.listeners;
                const event = { type: 'listeners', at: Date.now(), documentId, count } as const;
                void connection.do({ type: 'log', event });
              }
              return answer;
            };
        const show = (index: number) => {
          const found = frame();
          if ('url' in found) void showListener(devtools, found.url, index);
        };
        return <Listeners key={documentId} ask={ask} show={show} />;
      },
    }),
  };
}
