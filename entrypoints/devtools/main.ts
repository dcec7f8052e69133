import { browser } from '#imports';
import {
  hasReadableBody,
  isWorthKeeping,
  toRequestEvent,
  type HarEntry,
} from '@/lib/log/har-entry';
import { createKept } from '@/lib/log/kept';
import { PORT, type FromDevtools } from '@/lib/wire';

/** Requests of the page on show that a hub which died must be told again, in one message. */
const KEPT = { events: 500, bytes: 16_000_000 };

// `browser.devtools` is missing in Chrome 144–151 (wxt #2039); `chrome.devtools` is in both browsers.
const devtools = chrome.devtools;
if (devtools) {
  void devtools.panels.create('Embed DevTools', '/icon/32.png', '/panel.html');
  reportRequests(devtools);
}

function reportRequests({ network, inspectedWindow }: NonNullable<typeof devtools>): void {
  const kept = createKept(() => false, KEPT);
  let port = connect();
  let count = 0;

  function connect() {
    const opened = browser.runtime.connect({ name: PORT.devtools });
    const say = (message: FromDevtools) => opened.postMessage(message);
    say({ type: 'inspect', tabId: inspectedWindow.tabId });
    const events = kept.all().filter((event) => event.type === 'request');
    if (events.length > 0) say({ type: 'requests', events });
    // All that the hub ever says: the user cleared the log.
    opened.onMessage.addListener(() => {
      kept.use([]);
    });
    opened.onDisconnect.addListener(() => {
      port = connect();
    });
    return opened;
  }

  function report(entry: HarEntry, id: string, body: string | null): void {
    const event = toRequestEvent(entry, id, body);
    kept.add(event);
    const message: FromDevtools = { type: 'requests', events: [event] };
    port.postMessage(message);
  }

  network.onNavigated.addListener(() => {
    kept.use([]);
  });

  const session = crypto.randomUUID().slice(0, 8);
  network.onRequestFinished.addListener((request) => {
    // The polyfill types it as a part of HAR; both browsers give the whole entry.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const entry = request as unknown as HarEntry;
    if (!isWorthKeeping(entry)) return;
    const id = `${session}:${++count}`;
    if (!hasReadableBody(entry)) return report(entry, id, null);
    // Chrome's second argument is the encoding, Firefox's the MIME type.
    request.getContent((content, second) => {
      // Firefox, of a page that was left meanwhile; unread, it would print the error.
      const isGone = chrome.runtime.lastError != null;
      report(entry, id, isGone || second === 'base64' ? null : content);
    });
  });
}
