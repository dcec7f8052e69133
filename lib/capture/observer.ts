import type { Hello, ToFrame } from '@/lib/wire';
import { indexIn, listChildren, type FrameAids } from './frames';
import { createHearing } from './hearing';
import { hotTexts, isHotAddress } from './hot';
import { createLink, type Runtime } from './link';
import type { ObserverApi } from './observer-api';
import { createPace } from './pace';
import { createRing, type Bounds } from './ring';
import type { Sighting } from './sighting';
import { createStored } from './stored';
import { refOf } from './windows';

const BATCH: Bounds = { rows: 200, bytes: 64_000 };
/** ms between two looks at storage and address. */
const POLL = 2_000;
/** Hot texts that are remembered so as not to be told twice. */
const TOLD = 1_000;

export interface ObserverOptions {
  readonly page: Window;
  readonly runtime: Runtime;
  readonly aids: FrameAids;
  readonly shared: boolean;
}

/**
 * Records what the frame hears. With nobody looking it keeps the newest rows, and tells the hub
 * only of those that may hold a token; after `look` it sends all, until `rest`.
 */
export function startObserver({ page, runtime, aids, shared }: ObserverOptions): ObserverApi {
  const { document } = page;
  const ring = createRing();
  const stored = createStored(page);
  const told = new Set<number>();
  let looking = false;
  let url = '';
  let children = '';
  let hot: Sighting[] = [];
  let isHot = isHotAddress(page.location.href);
  let poll: ReturnType<typeof setTimeout> | undefined;

  const observer: ObserverApi = {
    document,
    intercept: null,
    orders: new Set(),
    say: (message) => void link.post(message),
    refOf: (source) => refOf(source, page, aids),
    end,
  };
  const pace = createPace(page, { isUrgent: () => looking, newest: () => hearing.newest, work });
  const link = createLink({ runtime, onOrder: obey, onOpen, onGone: end });
  const hearing = createHearing({
    page,
    aids,
    shared,
    intercept: () => observer.intercept,
    isLooking: () => looking,
    onWaiting: pace.soon,
    onSource: (ref) => {
      if (looking && ref?.up === 0) introduce();
    },
  });

  /** Encodes, then sends, until the time is over; `true`: there is more to do. */
  function work(until: number): boolean {
    let more = true;
    while (performance.now() < until) {
      const next = hearing.next();
      if (!next) {
        more = false;
        break;
      }
      if (next.gap) ring.drop();
      ring.add(next.sighting, looking);
      notice(next.sighting);
    }
    if (looking) return send(until) || more;
    tellHot();
    return more;
  }

  function send(until: number): boolean {
    while (link.isOpen) {
      const batch = ring.next(BATCH);
      if (!batch) return false;
      link.post({ type: 'rows', ...batch });
      if (performance.now() > until) return true;
    }
    return false;
  }

  function notice(row: Sighting): void {
    if (looking) return;
    const texts = hotTexts(row.preview.root).map(hashOf);
    if (texts.every((text) => told.has(text))) return;
    if (told.size > TOLD) told.clear();
    for (const text of texts) told.add(text);
    hot.push(row);
  }

  function tellHot(): void {
    if (page.location.href !== url) {
      url = page.location.href;
      isHot ||= isHotAddress(url);
    }
    if (hot.length === 0 && !isHot) return;
    const rows = hot.slice(-BATCH.rows);
    hot = [];
    isHot = false;
    try {
      if (runtime.id === undefined) end();
      else runtime.sendMessage({ type: 'hot', hello: hello(), rows }).catch(() => undefined);
    } catch {
      end();
    }
  }

  function hello(): Hello {
    const { name, parent, origin, location } = page as Window & { readonly origin: string };
    return {
      type: 'hello',
      at: performance.timeOrigin,
      url: location.href,
      origin,
      name,
      index: parent === page ? null : indexIn(parent, page),
      children: listChildren(page, aids),
    };
  }

  /** Says who this document is, where that is news. */
  function introduce(): void {
    const words = hello();
    const now = JSON.stringify(words.children);
    if (now !== children && link.post(words)) children = now;
  }

  function onOpen(): void {
    children = '';
    url = page.location.href;
    ring.rewind();
    stored.forget();
    introduce();
    watch();
    pace.now();
  }

  /** What has no event: storage, child frames, and in Firefox the address. */
  function watch(): void {
    clearTimeout(poll);
    if (!looking) return;
    poll = setTimeout(watch, POLL);
    if (runtime.id === undefined) {
      end();
      return;
    }
    checkAddress();
    introduce();
    const items = stored.find();
    if (items.length > 0) link.post({ type: 'stored', items });
  }

  function checkAddress(): void {
    const now = page.location.href;
    if (now === url || !link.isOpen) return;
    url = now;
    link.post({ type: 'address', at: Date.now(), url });
  }

  function obey(order: ToFrame): void {
    if (order.type === 'ack') ring.acknowledge(order.seq);
    else if (order.type === 'rest') rest();
    else for (const listener of observer.orders) listener(order);
  }

  function look(): void {
    if (looking) {
      link.open();
      return;
    }
    pace.finish(); // what waits was early
    looking = true;
    for (const type of ADDRESS) page.addEventListener(type, checkAddress);
    navigation()?.addEventListener('currententrychange', checkAddress);
    hearing.hook(true);
    link.open();
  }

  function rest(): void {
    looking = false;
    clearTimeout(poll);
    for (const type of ADDRESS) page.removeEventListener(type, checkAddress);
    navigation()?.removeEventListener('currententrychange', checkAddress);
    hearing.hook(false);
    link.close();
    ring.rest();
  }

  function navigation(): EventTarget | undefined {
    return (page as Window & { readonly navigation?: EventTarget }).navigation;
  }

  function onMessage(message: unknown): void {
    const type: unknown = typeof message === 'object' && message && Reflect.get(message, 'type');
    if (type === 'look') whenActive(look);
  }

  /** A page that is only rendered ahead waits until it is shown. */
  function whenActive(act: () => void): void {
    if (Reflect.get(document, 'prerendering') === true) {
      document.addEventListener('prerenderingchange', act, { once: true });
    } else act();
  }

  function onPageShow(event: PageTransitionEvent): void {
    if (event.persisted && looking) link.reopen();
  }

  function end(): void {
    rest();
    pace.end();
    hearing.end();
    page.removeEventListener('pageshow', onPageShow);
    page.removeEventListener('pagehide', pace.finish);
    try {
      runtime.onMessage.removeListener(onMessage);
    } catch {
      // The extension is gone.
    }
  }

  runtime.onMessage.addListener(onMessage);
  page.addEventListener('pageshow', onPageShow);
  page.addEventListener('pagehide', pace.finish);
  if (isHot) whenActive(pace.soon);
  return observer;
}

const ADDRESS = ['popstate', 'hashchange'] as const;

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
