import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { OBSERVER } from '@/lib/capture/observer-api';
import { createReporter } from '@/lib/capture/reporter';

/** Somebody looks at this frame: injected by the hub, as often as it likes. */
export default defineUnlistedScript(() => {
  const observer = globalThis[OBSERVER];
  if (!observer) return;
  observer.reporter ??= createReporter(observer);
  observer.reporter.look();
});
