import { browser, defineBackground } from '#imports';
import { createHub } from '@/lib/log/hub';
import { hotAddressFilter } from '@/lib/capture/hot';
import { isFragment, isHot } from '@/lib/log/hot';
import { isAhead, senderOf } from '@/lib/log/sender';
import { PORT } from '@/lib/wire';
import { createBadges } from './badges';
import { createDefinitions } from './definitions';
import { createTabBrowser } from './tab-browser';

export default defineBackground(() => {
  const definitions = createDefinitions();
  const badges = createBadges(definitions);
  const hub = createHub(createTabBrowser({ definitions, badges }));

  browser.runtime.onConnect.addListener((port) => {
    const { tab, frameId, documentId } = port.sender ?? {};
    // A tab's page can only be a frame; views and the devtools page are pages of the extension.
    if (port.name === PORT.frame && tab?.id !== undefined && frameId !== undefined)
      return hub.connectFrame(port, senderOf({ tabId: tab.id, frameId, documentId }));
    if (!port.sender?.url?.startsWith(browser.runtime.getURL(''))) return port.disconnect();
    if (port.name === PORT.view) hub.connectView(port);
    if (port.name === PORT.devtools) hub.connectDevtools(port);
  });

  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const { tab, frameId, documentId } = sender;
    if (tab?.id === undefined || frameId === undefined || isAhead(sender)) return;
    const frame = { tabId: tab.id, frameId, documentId };
    if (isHot(message)) hub.hot(message, senderOf(frame));
    else if (isFragment(message)) void badges.shows({ ...frame, url: sender.url ?? '' });
  });

  // Chrome wakes the background only for what passes; Firefox for every frame of every page, anyway.
  const filters = import.meta.env.FIREFOX ? [] : [{ url: [{ urlMatches: hotAddressFilter() }] }];
  browser.webNavigation.onCommitted.addListener(badges.shows, ...filters);
  browser.webNavigation.onReferenceFragmentUpdated.addListener(badges.shows);
  browser.tabs.onRemoved.addListener((tabId) => {
    hub.removed(tabId);
    badges.left({ tabId, frameId: 0 });
  });
  browser.permissions.onAdded.addListener(hub.accessChanged);
  browser.permissions.onRemoved.addListener(hub.accessChanged);
  browser.alarms.onAlarm.addListener(() => badges.tick());
});
