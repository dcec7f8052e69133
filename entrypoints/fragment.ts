import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** A frame whose address has a fragment that may hold a token says so (`Fragment`), in Chrome only. */
export default defineUnlistedScript(() => {
  chrome.runtime.sendMessage({ type: 'fragment' }).catch(() => undefined);
});
