import { NOT_WHOLE, type Problem } from '@/lib/log/problem';
import type { Speak } from '@/lib/wire';
import type { ObserverApi } from './observer-api';
import { revive } from './revive';
import { windowOf, type ShadowRootOf } from './frames';

/** Paths that are named when a message can't be rebuilt. */
const NAMED = 5;

/**
 * Has the frame speak: posts what was asked to the window that was asked, from this document, so that the
 * receiver hears its origin and its window as for the page's own messages.
 */
export function listenForSpeak(observer: ObserverApi, shadowRootOf: ShadowRootOf): void {
  if (observer.hasVoice) return;
  observer.hasVoice = true;
  observer.orders.add((order) => {
    if (order.type !== 'speak') return;
    observer.say({ type: 'spoken', id: order.id, error: speak(order, observer, shadowRootOf) });
  });
}

function speak(
  { to, targetOrigin, data }: Speak,
  { page, frameIdOf }: ObserverApi,
  shadowRootOf: ShadowRootOf,
): string | null {
  const target = windowOf(to, page, { shadowRootOf, frameIdOf });
  if (!target) return 'window-gone' satisfies Problem;
  const { value, lost } = revive(data);
  if (lost.length > 0) {
    const paths = lost.slice(0, NAMED).join(', ');
    return NOT_WHOLE + paths;
  }
  try {
    target.postMessage(value, targetOrigin);
    return null;
  } catch (error) {
    return String(error);
  }
}
