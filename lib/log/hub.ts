import type { Port } from '@/lib/port';
import type {
  FromDevtools,
  FromFrame,
  FromView,
  Hot,
  ToDevtools,
  ToFrame,
  ToView,
} from '@/lib/wire';
import type { Sender } from './sender';
import { createTab, type Tab } from './tab';
import type { TabBrowser } from './tab-browser';

/**
 * The background: one log for each tab, between its frames and the views that look at it. It holds
 * nothing that frames, devtools pages and views can't tell again after the worker died.
 */
export function createHub(browser: TabBrowser) {
  const tabs = new Map<number, Tab>();

  function tabOf(tabId: number): Tab {
    const known = tabs.get(tabId);
    if (known) return known;
    const tab = createTab(tabId, browser);
    tabs.set(tabId, tab);
    return tab;
  }

  function connectFrame(port: Port<FromFrame, ToFrame>, sender: Sender): void {
    tabOf(sender.tabId).connectFrame(port, sender);
  }

  function connectView(port: Port<FromView, ToView>): void {
    let tab: Tab | null = null;
    port.onMessage.addListener((message) => {
      if (message.type === 'watch') {
        tab ??= tabOf(message.tabId);
        tab.watch(port);
      } else tab?.hear(port, message);
    });
    port.onDisconnect.addListener(() => tab?.leave(port));
  }

  function connectDevtools(port: Port<FromDevtools, ToDevtools>): void {
    let tab: Tab | null = null;
    port.onMessage.addListener((message) => {
      if (message.type === 'inspect') {
        tab = tabOf(message.tabId);
        tab.devtools.add(port);
      } else for (const event of message.events) tab?.request(event);
    });
    port.onDisconnect.addListener(() => tab?.devtools.delete(port));
  }

  return {
    connectFrame,
    connectView,
    connectDevtools,
    hot: (message: Hot, sender: Sender) => tabOf(sender.tabId).hot(message, sender),
    /** The user gave or took access to sites. */
    accessChanged() {
      for (const tab of tabs.values()) tab.lookAgain();
    },
    removed(tabId: number) {
      tabs.delete(tabId);
    },
  };
}
