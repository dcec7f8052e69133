import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPorts } from '@/lib/capture/ports-hook';

/** The content script of every frame in the page's own world, before `observer.ts`. */
export default defineUnlistedScript(() => startPorts(window));
