import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { OBSERVER } from '@/lib/capture/observer-api';
import { startObserver } from '@/lib/capture/observer';

/**
 * The content script of every frame, in the isolated world, at `document_start` (`wxt.config.ts` names
 * it in the manifest: WXT's own content scripts fire an event that the page can hear, and carry the polyfill).
 */
export default defineUnlistedScript(() => {
  const frameIdOf = import.meta.env.FIREFOX ? tellFrameId : undefined;
  globalThis[OBSERVER] = startObserver({
    page: window,
    runtimeOf: () => chrome.runtime,
    frameIdOf,
  });
});

function tellFrameId(window: Window): number | null {
  try {
    return chrome.runtime.getFrameId?.(window) ?? null;
  } catch {
    return null; // a closed window
  }
}
