import { render } from 'preact';
import { browser } from '#imports';
import type { Agent } from '@/components/popup/agents';
import { Popup } from '@/components/popup/Popup';
import { startPage } from '@/components/start-page';
import { prepareAsk } from '@/lib/act/ask';
import { prepareReplay, replayCommand } from '@/lib/act/replay';
import { partiesOfFrame } from '@/lib/act/parties';
import { routeOf } from '@/lib/act/route';
import { t } from '@/lib/i18n';
import { matchPattern } from '@/lib/match-pattern';
import type { MessageRow } from '@/lib/log/session';
import { readOptions } from '@/lib/options/stored';
import { speak } from '@/lib/options/speak';
import { openLive, type Live } from './live';
import '@/components/style.css';
import '@/components/popup/popup.css';

/** `?tab=ID` lets the page be opened outside of the toolbar's popup, by a test. */
async function tabInFront(): Promise<number> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? browser.tabs.TAB_ID_NONE;
}

async function replay({ store, connection }: Live, message: MessageRow): Promise<string | null> {
  const prepared = prepareReplay(message, store.shown.value.session);
  return 'error' in prepared ? prepared.error : connection.do(replayCommand(message, prepared));
}

function asking({ store, definitions }: Live, { document: { documentId } }: Agent) {
  const { session } = store.shown.value;
  const parties = partiesOfFrame(documentId, session, store.handshakes.value, definitions);
  if (!parties.definition) return { error: t('This protocol is unknown or switched off.') };
  const order = prepareAsk(parties.definition, parties.token?.value ?? null);
  if ('error' in order) return order;
  const route = routeOf(session, documentId, parties.host);
  return 'error' in route ? route : { ...order, ...route };
}

async function ask(live: Live, agent: Agent): Promise<string | null> {
  const asked = asking(live, agent);
  if ('error' in asked) return asked.error;
  const { label, data, speaker, receiver, targetOrigin } = asked;
  return live.connection.do({
    type: 'speak',
    kind: 'ask',
    label,
    data,
    speaker,
    receiver,
    targetOrigin,
  });
}

async function start(): Promise<void> {
  const [options, tabId] = await Promise.all([readOptions(browser.storage.sync), tabInFront()]);
  document.documentElement.lang = await speak(options.language, navigator.languages);
  const live = openLive(tabId, options);
  const root = document.querySelector('#popup');
  if (!root) return;
  render(
    <Popup
      store={live.store}
      expiringMs={options.settings.expiringMs}
      onReplay={(message) => replay(live, message)}
      onAsk={(agent) => ask(live, agent)}
      canAsk={(agent) => !('error' in asking(live, agent))}
      onAllow={(origins) =>
        void browser.permissions.request({ origins: origins.map(matchPattern) })
      }
      onOptions={() => void browser.runtime.openOptionsPage()}
    />,
    root,
  );
}

startPage(start);
