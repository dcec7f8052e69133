import type { Hello } from '@/lib/wire';
import type { FrameAids } from './frames';
import { createHearing } from './hearing';
import { hotTexts, isHotAddress } from './hot';
import type { Runtime } from './link';
import type { ObserverApi } from './observer-api';
import { createPace } from './pace';
import { createRing } from './ring';
import type { Sighting } from './sighting';
import { refOf } from './windows';

/** Hot texts that are remembered so as not to be told twice; rows told at once. */
const TOLD = 1_000;
const HOT = 100;

export interface ObserverOptions {
  readonly page: Window;
  readonly runtime: Runtime;
  readonly aids: FrameAids;
}

/**
 * Records what the frame hears. With nobody looking it keeps the newest rows, and tells the hub
 * only of those that may hold a token; the rest is the reporter's, which comes when somebody looks.
 */
export function startObserver(options: ObserverOptions): ObserverApi {
  const { page, runtime, aids } = options;
  const ring = createRing();
  const told = new Set<number>();
  let url = '';
  let hot: Sighting[] = [];

  const isLooking = (): boolean => observer.reporter?.isLooking === true;
  const pace = createPace(page, { isUrgent: isLooking, newest: () => hearing.newest(), work });
  const hearing = createHearing({
    page,
    aids,
    intercept: () => observer.intercept,
    isLooking,
    onWaiting: pace.soon,
    onForgotten: ring.drop,
    onSource: (ref) => observer.reporter?.meet(ref),
  });
  const observer: ObserverApi = {
    intercept: null,
    orders: new Set(),
    say: () => undefined,
    refOf: (source) => refOf(source, page, aids),
    ...options,
    document: page.document,
    ring,
    hasVoice: false,
    reporter: null,
    finish: pace.finish,
    wake: pace.now,
    hook: hearing.hook,
    end() {
      observer.reporter?.end();
      pace.end();
      hearing.end();
      page.removeEventListener('pagehide', pace.finish);
    },
  };

  /** Encodes, then sends, until the time is over; `true`: there is more to do. */
  function work(end: number): boolean {
    if (runtime.id === undefined) {
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

  function notice(row: Sighting): void {
    const texts = hotTexts(row.preview.root).map(hashOf);
    if (texts.every((text) => told.has(text))) return;
    if (told.size > TOLD) told.clear();
    for (const text of texts) told.add(text);
    hot.push(row);
  }

  function tellHot(): void {
    const { href } = page.location;
    const isNew = href !== url && isHotAddress(href);
    url = href;
    if (hot.length === 0 && !isNew) return;
    const { name, origin } = page as Window & { readonly origin: string };
    const at = performance.timeOrigin;
    const hello: Hello = { type: 'hello', at, url, origin, name, index: null, children: [] };
    const rows = hot.slice(-HOT);
    hot = [];
    runtime.sendMessage({ type: 'hot', hello, rows }).catch(() => undefined);
  }

  page.addEventListener('pagehide', pace.finish);
  if (isHotAddress(page.location.href)) pace.soon();
  return observer;
}

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
