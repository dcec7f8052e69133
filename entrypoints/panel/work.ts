import type { Signal } from '@preact/signals';
import { browser } from '#imports';
import { copyText } from '@/components/copy';
import { download } from '@/components/download';
import { createActing } from '@/lib/act/acting';
import { createSession } from '@/lib/log/fold';
import { matchPattern } from '@/lib/match-pattern';
import type { Definition } from '@/lib/protocols/definition';
import type { Matcher } from '@/lib/protocols/matcher';
import { createSessions } from '@/lib/session-file/sessions';
import type { Connection } from '@/lib/view/connection';
import type { Panel } from '@/lib/view/panel';
import { pickFile } from './files';
import { pause } from './pause';

interface WorkParts {
  readonly panel: Panel;
  readonly connection: Connection;
  readonly protocols: Signal<{
    readonly definitions: readonly Definition[];
    readonly matcher: Matcher;
  }>;
}

/** What the user does from the panel: acting on the page, saving and opening sessions. */
export function createWork({ panel, connection, protocols }: WorkParts) {
  const { store, revealed } = panel;
  const acting = createActing({
    shown: store.shown,
    live: store.live,
    handshakes: store.handshakes,
    revealed,
    definitions: () => protocols.value.definitions,
    do: connection.do,
    copy: copyText,
    // Devtools pages have no `permissions` in Firefox: there the background's own attempt tells.
    allow: (origin) =>
      browser.permissions?.request({ origins: [matchPattern(origin)] }) ?? Promise.resolve(true),
    fetchJson: async (url) => {
      const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      return response.json();
    },
    storage: browser.storage.local,
    now: Date.now,
  });
  acting.reportFailure(acting.favourites.load());
  const sessions = createSessions({
    session: () => store.shown.value.session,
    handshakes: () => store.handshakes.value,
    findings: () => store.findings.value,
    page: () => store.page.value,
    browser: browserName(),
    extension: browser.runtime.getManifest().version,
    now: Date.now,
    monotone: () => performance.now(),
    pause,
    download,
    pick: pickFile,
    createSession: () => createSession(protocols.value.matcher),
    show(session, name) {
      panel.navigation.forget();
      store.open(session, name);
    },
  });
  return { acting, sessions };
}

function browserName(): string {
  const [, name = 'Browser', version = ''] =
    /(Firefox|Chrome)\/([\d.]+)/.exec(navigator.userAgent) ?? [];
  return `${name} ${version}`.trim();
}
