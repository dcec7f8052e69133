import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { MARK } from '@/lib/capture/bridge';

/**
 * The first content script of every frame, in the isolated world, whose `Math.random` the page can't
 * see: the secret of the bridge, for the two that follow. In the page's world it would have to come from
 * `crypto`, which costs a frame's start several times as much.
 */
export default defineUnlistedScript(() => {
  window.status = `${Math.random()}${MARK}${window.status}`;
});
