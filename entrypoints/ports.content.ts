import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPorts } from '@/lib/capture/ports-hook';

/** In every frame, in the page's own world, and before `observer`: see `wxt.config.ts`. */
export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  world: 'MAIN',
  noScriptStartedPostMessage: true,
  main() {
    startPorts(window);
  },
});
