import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from '#imports';
import { App } from '@/components/App';
import { startPage } from '@/components/start-page';
import { findFindings } from '@/lib/findings/findings';
import { pairHandshakes } from '@/lib/handshakes/pair';
import { createSession, fold } from '@/lib/log/fold';
import { speak } from '@/lib/options/speak';
import { readOptions, watchOptions, writeOptions } from '@/lib/options/stored';
import { allDefinitions } from '@/lib/protocols/library';
import { createMatcher } from '@/lib/protocols/match';
import { connectView } from '@/lib/view/connection';
import { createPanel } from '@/lib/view/panel';
import { parsePreferences } from '@/lib/view/preferences';
import { createStore } from '@/lib/view/store';
import { siteOf } from '@/lib/url-parts';
import { PORT } from '@/lib/wire';
import { createHooks } from './hooks';
import { followTheme } from './theme';
import { createWork } from './work';
import '@/components/style.css';

const STORED = 'panel';

/** `?tab=ID` lets the page be opened outside of devtools, by a test. */
function inspectedTab(): number {
  const named = new URLSearchParams(location.search).get('tab');
  return chrome.devtools?.inspectedWindow.tabId ?? Number(named);
}

async function start(): Promise<void> {
  followTheme(chrome.devtools?.panels, document.documentElement);
  const [first, stored] = await Promise.all([
    readOptions(browser.storage.sync),
    browser.storage.local.get(STORED),
  ]);
  document.documentElement.lang = await speak(first.language, navigator.languages);
  const options = signal(first);
  const preferences = signal({ ...parsePreferences(stored[STORED]), noise: first.noise });
  const protocols = computed(() => {
    const definitions = allDefinitions(options.value.library);
    return { definitions, matcher: createMatcher(definitions) };
  });

  const timing = {
    monotone: () => performance.now(),
    nextFrame: (callback: () => void) => void requestAnimationFrame(callback),
    later: (callback: () => void, ms: number) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  };
  const store = createStore({
    ...timing,
    createSession: () => createSession(protocols.peek().matcher),
    fold,
    now: Date.now,
    keepLog: () => preferences.peek().keepLog,
    pair: (session, now) => pairHandshakes(session, now, options.peek().settings),
    find: (session, handshakes, now) => {
      const { settings } = options.peek();
      return findFindings(session, handshakes, {
        definitions: protocols.peek().definitions,
        settings,
        now,
        site: siteOf(store.page.peek()),
      });
    },
  });
  const panel = createPanel({
    ...timing,
    store,
    preferences,
    expiringMs: () => options.value.settings.expiringMs,
  });
  const connection = connectView({
    open: () => browser.runtime.connect({ name: PORT.view }),
    tabId: inspectedTab(),
    events: {
      onStart() {
        store.start();
        void work.acting.resend();
      },
      onEvents: store.add,
      onReady: store.setReady,
      onCleared: store.cleared,
      onAccess: store.setAccess,
    },
  });

  watchOptions(browser.storage, (next) => {
    const known = JSON.stringify(options.peek().library);
    options.value = next;
    panel.setPreferences({ noise: next.noise });
    if (JSON.stringify(next.library) === known) store.refresh();
    else store.reread();
  });
  setInterval(() => {
    if (!document.hidden) store.tick();
  }, 1000);

  const root = document.querySelector('#root');
  const work = createWork({ panel, connection, protocols });
  effect(() => {
    const { noise, ...rest } = preferences.value;
    work.acting.reportFailure(browser.storage.local.set({ [STORED]: rest }));
    if (noise !== options.peek().noise)
      work.acting.reportFailure(writeOptions(browser.storage.sync, { noise }));
  });
  const hooks = createHooks({ panel, connection, ...work });
  if (root) render(<App panel={panel} hooks={hooks} />, root);
}

startPage(start);
