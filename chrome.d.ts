import type { Browser } from 'wxt/browser';
import type { Runtime } from './lib/capture/link';

declare global {
  /**
   * For `chrome.devtools` and `chrome.dom`, and for the content scripts, which leave the polyfill
   * out; everything else goes through `browser`.
   */
  const chrome: {
    readonly devtools?: typeof Browser.devtools;
    readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
    readonly runtime: Runtime;
  };

  interface Element {
    /** Firefox, in extensions. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}
