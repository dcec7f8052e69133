import type { Browser } from 'wxt/browser';

declare global {
  /** Only for `chrome.devtools` and `chrome.dom`; everything else goes through `browser`. */
  const chrome: {
    readonly devtools?: typeof Browser.devtools;
    readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
  };
}
