import type { Signal } from '@preact/signals';
import { browser } from '#imports';
import { Settings } from 'lucide';
import type { PanelHooks } from '@/components/context';
import { withIgnored } from '@/lib/findings/settings';
import { t } from '@/lib/i18n';
import type { Options } from '@/lib/options/options';
import { writeOptions } from '@/lib/options/stored';
import type { Connection } from '@/lib/view/connection';
import type { Panel } from '@/lib/view/panel';
import { showInElements } from './elements';

interface HookParts {
  readonly panel: Panel;
  readonly connection: Connection;
  readonly options: Signal<Options>;
}

/** What the panel asks of the browser. */
export function createHooks({ panel, connection, options }: HookParts): PanelHooks {
  const { devtools } = chrome;
  const { store } = panel;
  return {
    onMark: (documentId) => void connection.do({ type: 'mark', documentId }),
    onClear: connection.clear,
    onAllow: () => void browser.permissions?.request({ origins: ['<all_urls>'] }),
    onIgnore: ({ rule }) => {
      const { page } = store;
      const site = URL.canParse(page.value) ? new URL(page.value).origin : page.value;
      const settings = withIgnored(options.value.settings, site, rule, true);
      void writeOptions(browser.storage.sync, { settings });
    },
    toolbar: () => [
      {
        id: 'options',
        label: t('Options'),
        icon: Settings,
        run: () => void browser.runtime.openOptionsPage(),
      },
    ],
    ...(devtools && {
      onReload: () => devtools.inspectedWindow.reload({}),
      onInspect: (documentId) => {
        const { session } = store.shown.value;
        const document = session.documents.get(documentId);
        if (document) showInElements(devtools, session, document);
      },
    }),
  };
}
