import { defineContentScript } from 'wxt/utils/define-content-script';
import { OBSERVER } from '@/lib/capture/observer-api';
import { startObserver } from '@/lib/capture/observer';

/** In every frame: hears what is posted to it. Each frame's part of a tab is one `Observer`. */
export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    const { runtime } = chrome;
    if (!runtime || globalThis[OBSERVER]?.document === document) return;
    globalThis[OBSERVER]?.end(); // the window of an about:blank goes on as its first real page's window
    const { getFrameId } = runtime;
    globalThis[OBSERVER] = startObserver({
      page: window,
      runtime,
      shared: import.meta.env.FIREFOX,
      aids: {
        shadowRootOf,
        frameIdOf: getFrameId ? (target) => tryFrameId(getFrameId, target) : null,
      },
    });
  },
});

function shadowRootOf(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null;
  return chrome.dom?.openOrClosedShadowRoot(element) ?? element.openOrClosedShadowRoot ?? null;
}

function tryFrameId(getFrameId: (target: unknown) => number, target: unknown): number | null {
  try {
    const id = getFrameId(target);
    return id < 0 ? null : id;
  } catch {
    return null;
  }
}
