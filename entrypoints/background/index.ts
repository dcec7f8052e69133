import { browser, defineBackground } from '#imports';
import { createHub } from '@/lib/log/hub';
import { isHot } from '@/lib/log/hot';
import { senderOf, type FrameDetails } from '@/lib/log/sender';
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
    if (!isHot(message) || tab?.id === undefined || frameId === undefined) return;
    hub.hot(message, senderOf({ tabId: tab.id, frameId, documentId }));
  });

  const loaded = ({ tabId, frameId, documentId }: FrameDetails) =>
    hub.loaded(tabId, frameId, documentId);
  browser.webNavigation.onCommitted.addListener((details) => {
    badges.left(details.tabId, details.frameId);
    void badges.shows(details);
    loaded(details);
  });
  browser.webNavigation.onReferenceFragmentUpdated.addListener((details) => {
    void badges.shows(details);
  });
  browser.webNavigation.onDOMContentLoaded.addListener(loaded);
  browser.webNavigation.onErrorOccurred.addListener(loaded);
  browser.tabs.onRemoved.addListener((tabId) => {
    hub.removed(tabId);
    badges.left(tabId, 0);
  });
  browser.permissions.onAdded.addListener(hub.accessChanged);
  browser.permissions.onRemoved.addListener(hub.accessChanged);
  browser.alarms.onAlarm.addListener(() => badges.tick());
});
