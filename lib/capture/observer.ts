import { MARK, type Order, secretIn } from './bridge';
import { createHearing, type HearingOptions } from './hearing';
import { hotTexts } from './hot';
import type { Runtime } from './link';
import type { ObserverApi } from './observer-api';
import { createPace } from './pace';
import { createRing } from './ring';
import type { Sighting } from './sighting';
import { refOf, type FrameIdOf, type Hidden } from './windows';

/** To the page's world. */
interface Bridge {
  readonly order: HearingOptions['order'];
  /** Takes all listeners of both worlds away. */
  readonly end: () => void;
}

/** Hot rows that are told at once. */
const HOT = 100;

export interface ObserverOptions {
  readonly page: Window;
  /** Asked for when there is something to tell: the browser makes it then. */
  readonly runtimeOf: () => Runtime;
  /** Firefox tells it. */
  readonly frameIdOf?: FrameIdOf | undefined;
}

/**
 * Listens to a frame, and opens the bridge. The rest is made when the frame first hears something, as
 * many never do; and this is in one piece, as each further function would cost every frame more than a
 * listener does.
 */
export function startObserver(options: ObserverOptions): () => ObserverApi {
  const { page } = options;
  const { status } = page;
  const secret = secretIn(status);
  let made: ReturnType<typeof createObserver> | undefined;

  function observer() {
    return (made ??= createObserver(options, { order, end }));
  }

  function heard(event: Event): void {
    observer().hearing.hearWindow(event);
  }

  /** `true`: the page's side said yes. */
  function order(data: Order, source: MessagePort | null = null): boolean {
    return !page.dispatchEvent(new MessageEvent(secret, { data, source, cancelable: true }));
  }

  function end(): void {
    order('end');
    page.removeEventListener('message', heard, true);
    page.visualViewport?.removeEventListener(secret + MARK, told);
  }

  function told(event: Event): void {
    if (event instanceof MessageEvent && event.source) observer().hearing.hearPost(event);
    else page.addEventListener('message', heard, true); // the page's side did so before, here and below
  }

  page.addEventListener('message', heard, true);
  page.status = status.slice(secret.length + MARK.length);
  page.visualViewport?.addEventListener(secret + MARK, told);
  return () => observer().api;
}

/**
 * Records what the frame hears. With nobody looking it keeps the newest rows, and tells the hub
 * only of those that may hold a token; the rest is the reporter's, which comes when somebody looks.
 */
function createObserver({ page, runtimeOf, frameIdOf }: ObserverOptions, bridge: Bridge) {
  const hidden: Hidden = new Map();
  const ring = createRing();
  let told = '';
  let hot: Sighting[] = [];

  const isLooking = (): boolean => observer.reporter?.isLooking === true;
  const pace = createPace(page, isLooking, work, () => hearing.count());
  const hearing = createHearing({
    page,
    order: bridge.order,
    hidden,
    frameIdOf,
    intercept: () => observer.intercept,
    isLooking,
    onWaiting: pace.soon,
    onForgotten: ring.drop,
  });
  const observer: ObserverApi = {
    intercept: null,
    orders: new Set(),
    say: () => undefined,
    refOf: (source) => refOf(source, page, hidden, frameIdOf),
    page,
    get runtime() {
      return runtimeOf();
    },
    frameIdOf,
    hidden,
    ring,
    hasVoice: false,
    reporter: null,
    finish: pace.finish,
    wake: pace.now,
    hook: hearing.hook,
    end() {
      observer.reporter?.end();
      pace.end();
      bridge.end();
    },
  };

  /** Encodes, then sends, until the time is over; `true`: there is more to do. */
  function work(end: number): boolean {
    if (observer.runtime.id === undefined) {
      observer.end();
      return false;
    }
    const looking = isLooking();
    let more = true;
    while (more && performance.now() < end) {
      const row = hearing.next();
      more = row !== null;
      if (!row) break;
      ring.add(row, !looking);
      if (!looking) notice(row);
    }
    if (looking) return observer.reporter?.send(end) === true || more;
    tellHot();
    return more;
  }

  /** A token that is said over and over is told once. */
  function notice(row: Sighting): void {
    const texts = hotTexts(row.preview.root).join();
    if (texts === '' || texts === told) return;
    told = texts;
    hot.push(row);
  }

  function tellHot(): void {
    if (hot.length === 0) return;
    const { origin, location } = page as Window & { readonly origin: string };
    const at = performance.timeOrigin;
    const rows = hot.slice(-HOT);
    hot = [];
    observer.runtime
      .sendMessage({ type: 'hot', at, url: location.href, origin, rows })
      .catch(() => undefined);
  }

  return { hearing, api: observer };
}
