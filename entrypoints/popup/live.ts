import { browser } from '#imports';
import { findFindings } from '@/lib/findings/findings';
import { pairHandshakes } from '@/lib/handshakes/pair';
import { createSession, fold } from '@/lib/log/fold';
import type { Options } from '@/lib/options/options';
import { allDefinitions } from '@/lib/protocols/library';
import { createMatcher } from '@/lib/protocols/match';
import { connectView } from '@/lib/view/connection';
import { createStore } from '@/lib/view/store';
import { siteOf } from '@/lib/url-parts';
import { PORT } from '@/lib/wire';

/** The session of one tab as it grows, and the line on which the background is told what to do. */
export function openLive(tabId: number, options: Options) {
  const definitions = allDefinitions(options.library);
  const matcher = createMatcher(definitions);
  const { settings } = options;
  const now = () => Date.now();
  const store = createStore({
    createSession: () => createSession(matcher),
    fold,
    pair: (session, at) => pairHandshakes(session, at, settings),
    find: (session, handshakes, at) =>
      findFindings(session, handshakes, {
        definitions,
        settings,
        now: at,
        site: siteOf(store.page.value),
      }),
    now,
    monotone: () => performance.now(),
    nextFrame: (callback) => requestAnimationFrame(callback),
    later: (callback, ms) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    keepLog: () => false,
  });
  const connection = connectView({
    open: () => browser.runtime.connect({ name: PORT.view }),
    tabId,
    events: {
      onStart: store.start,
      onEvents: store.add,
      onReady: store.setReady,
      onCleared: store.cleared,
      onAccess: store.setAccess,
    },
  });
  setInterval(store.tick, 1000);
  return { store, connection, definitions };
}

export type Live = ReturnType<typeof openLive>;
