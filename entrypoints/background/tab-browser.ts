import { browser } from '#imports';
import type { FrameDetails } from '@/lib/log/sender';
import type { TabBrowser } from '@/lib/log/tab-browser';
import { matchPattern } from '@/lib/match-pattern';
import type { Badges } from './badges';
import { callEndpoint } from './call';
import type { Definitions } from './definitions';

/** Unseen by the page's own style: the user's origin, on the document itself, taken away whole. */
const OUTLINE = 'html{box-shadow:inset 0 0 0 4px #1a73e8 !important}';

/** A frame that reports already only hears that it should. Where it may not (yet), the next event asks again. */
function report(target: Parameters<typeof browser.scripting.executeScript>[0]['target']): void {
  void browser.scripting
    .executeScript({ target, files: ['/reporter.js'], injectImmediately: true })
    .catch(() => undefined);
}

export function createTabBrowser({
  definitions,
  badges,
}: {
  readonly definitions: Definitions;
  readonly badges: Badges;
}): TabBrowser {
  return {
    now: () => Date.now(),
    every(ms, task) {
      const timer = setInterval(task, ms);
      return () => clearInterval(timer);
    },
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    onLoaded(watched, listener) {
      const loaded = ({ tabId, frameId, documentId }: FrameDetails) => {
        if (tabId === watched) listener(frameId, documentId);
      };
      const { onCommitted, onDOMContentLoaded, onErrorOccurred } = browser.webNavigation;
      const events = [onCommitted, onDOMContentLoaded, onErrorOccurred];
      for (const event of events) event.addListener(loaded);
      return () => {
        for (const event of events) event.removeListener(loaded);
      };
    },
    look: (tabId, frameId) =>
      report(frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] }),
    async parentOf(tabId, frameId) {
      if (frameId === 0) return -1;
      const frame = await browser.webNavigation.getFrame({ tabId, frameId }).catch(() => null);
      return frame?.parentFrameId ?? -1;
    },
    async access(tabId) {
      const frames = (await browser.webNavigation.getAllFrames({ tabId }).catch(() => null)) ?? [];
      const urls = frames.map(({ url }) => url).filter((url) => /^https?:/.test(url));
      const origins = [...new Set(urls.map((url) => new URL(url).origin))];
      const allowed = await Promise.all(
        origins.map((origin) => browser.permissions.contains({ origins: [matchPattern(origin)] })),
      );
      return {
        page: frames.find(({ frameId }) => frameId === 0)?.url ?? '',
        denied: origins.filter((_, index) => !allowed[index]),
      };
    },
    definitions: async () => (await definitions()).list,
    facts: (tabId, event) => void badges.heard(tabId, event),
    rulesChanged: badges.rulesChanged,
    async inject(tabId, frameId, script) {
      await browser.scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        files: [script === 'voice' ? '/voice.js' : '/intercept.js'],
        injectImmediately: true,
      });
    },
    async outline(tabId, frameId, on) {
      const target = { tabId, frameIds: [frameId] };
      const style = { target, css: OUTLINE, origin: 'USER' } as const;
      await (on ? browser.scripting.insertCSS(style) : browser.scripting.removeCSS(style));
    },
    openOptions: () => browser.runtime.openOptionsPage(),
    call: callEndpoint,
  };
}
