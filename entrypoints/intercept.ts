import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createEngine } from '@/lib/act/engine';
import { encode } from '@/lib/capture/encode';
import { OBSERVER } from '@/lib/capture/observer-api';
import type { ObserverApi } from '@/lib/capture/observer-api';
import { revive } from '@/lib/capture/revive';
import { createMatcher } from '@/lib/protocols/match';

declare global {
  // oxlint-disable-next-line no-var -- only `var` declares a property of globalThis
  var embedDevtoolsObserver: (() => ObserverApi) | undefined;
}

/** A held message must be whole: more than what a row may cost. */
const BUDGET = { bytes: 1_048_576, nodes: 50_000, depth: 100, ms: 50 };

/** Firefox: makes a value of ours one that the page may read. */
declare const cloneInto: ((value: unknown, page: Window) => unknown) | undefined;

/**
 * What was held when the last view closed is not lost: with nobody there to have its sender say it
 * again, the page hears it as an event that is not trusted.
 */
function deliver(value: unknown, from: Pick<MessageEvent, 'origin' | 'source'>): void {
  const data = typeof cloneInto === 'function' ? cloneInto(value, window) : value;
  window.dispatchEvent(new MessageEvent('message', { data, ...from }));
}

/** Puts the rule engine into a frame: injected by the hub when rules are on, maybe more than once. */
export default defineUnlistedScript(() => {
  const observer = globalThis[OBSERVER]?.();
  if (!observer || observer.intercept) return;
  const engine = createEngine({
    encode: (value) => encode(value, BUDGET),
    revive,
    createMatcher,
    say(message, from) {
      const { reporter } = observer;
      if (!reporter?.isLooking) return deliver(revive(message.data).value, from);
      reporter.look(); // the background may have gone and come meanwhile
      observer.say(message);
    },
    refOf: (source) => observer.refOf(source),
    copy: (value) => structuredClone(value),
    post: (target, value, targetOrigin) => target.postMessage(value, { targetOrigin }),
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    now: Date.now,
  });
  observer.intercept = engine.intercept;
  observer.orders.add((order) => {
    if (order.type === 'rules') engine.use(order.rules, order.definitions);
    if (order.type === 'rest') engine.use([], []); // the last view closed
  });
});
