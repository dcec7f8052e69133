import { render } from 'preact';
import { browser } from '#imports';
import type { Agent } from '@/components/popup/agents';
import { Popup } from '@/components/popup/Popup';
import { prepareAsk } from '@/lib/act/ask';
import { prepareReplay, replayCommand } from '@/lib/act/replay';
import { routeOf } from '@/lib/act/route';
import { t } from '@/lib/i18n';
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

async function ask({ store, connection, definitions }: Live, agent: Agent): Promise<string | null> {
  const { document, handshake, tokens } = agent;
  const definition = definitions.find(({ id }) => id === handshake?.definition);
  if (!definition) return t('This protocol is unknown or switched off.');
  const order = prepareAsk(definition, tokens[0]?.value ?? null);
  if ('error' in order) return order.error;
  const host = handshake?.host ?? document.parent;
  const route = routeOf(store.shown.value.session, document.documentId, host);
  if ('error' in route) return route.error;
  const { speaker, receiver, targetOrigin } = route;
  const { label, data } = order;
  return connection.do({
    type: 'speak',
    kind: 'ask',
    label,
    data,
    speaker,
    receiver,
    targetOrigin,
  });
}

/** A match pattern names no port. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
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
      onAllow={(origins) => void browser.permissions.request({ origins: origins.map(patternOf) })}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />,
    root,
  );
}

void start();
