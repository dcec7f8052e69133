import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { OBSERVER } from '@/lib/capture/observer-api';
import { shadowRootIn } from '@/lib/capture/shadow';
import { listenForSpeak } from '@/lib/capture/voice';

/** Lets a frame speak for us: injected by the hub before the first `speak`, maybe more than once. */
export default defineUnlistedScript(() => {
  const observer = globalThis[OBSERVER]?.();
  if (observer) listenForSpeak(observer, shadowRootIn(chrome));
});
