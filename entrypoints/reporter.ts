import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { OBSERVER } from '@/lib/capture/observer-api';
import { createReporter } from '@/lib/capture/reporter';
import { shadowRootIn } from '@/lib/capture/shadow';

/** Somebody looks at this frame: injected by the hub, as often as it likes. */
export default defineUnlistedScript(() => {
  const observer = globalThis[OBSERVER]?.();
  if (!observer) return;
  observer.reporter ??= createReporter(observer, shadowRootIn(chrome));
  observer.reporter.look();
});
