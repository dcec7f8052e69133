import type { Hello, ToFrame } from '@/lib/wire';
import { bornAt } from './clock';
import { childrenOf, listChildren, nameHidden, type ShadowRootOf } from './frames';
import { createLink } from './link';
import type { ObserverApi, Reporter } from './observer-api';
import { createOutbox } from './outbox';
import { createStored } from './stored';
import { indexIn } from './windows';

/** ms between two looks at what has no event: storage, child frames, in Firefox the address. */
const POLL = 2_000;
/** ms between two looks at storage while messages come: reading `document.cookie` waits for another process. */
const STORED = 500;

const ADDRESS = ['popstate', 'hashchange'] as const;

/** Tells the hub all that the frame hears, from `look` until the hub says `rest`. */
export function createReporter(observer: ObserverApi, shadowRootOf: ShadowRootOf): Reporter {
  const { page, runtime, hidden, frameIdOf } = observer;
  const outbox = createOutbox(observer.ring);
  const stored = createStored(page);
  const link = createLink({ runtime, onOrder: obey, onOpen, onGone: observer.end });
  const born = bornAt();
  let isLooking = false;
  let url = '';
  let children = '';
  let named = 0;
  let storedAt = 0;
  let poll: ReturnType<typeof setTimeout> | undefined;

  observer.say = (message) => void link.post(message);

  function hello(): Hello {
    const { name, parent, origin, location } = page as Window & { readonly origin: string };
    const found = childrenOf(page.document, shadowRootOf);
    nameHidden(hidden, found);
    return {
      type: 'hello',
      at: born,
      url: location.href,
      origin,
      name,
      index: parent === page ? null : indexIn(parent, page),
      children: listChildren(page, found, frameIdOf),
    };
  }

  /** Says who this document is, where that is news. */
  function introduce(): void {
    const words = hello();
    const now = JSON.stringify([words.children, words.index, words.name]);
    if (now !== children && link.post(words)) children = now;
  }

  function onOpen(): void {
    clearTimeout(poll);
    children = '';
    url = page.location.href;
    outbox.rewind();
    stored.forget();
    storedAt = performance.now(); // a frame that loads has better to do than to wait for storage
    introduce();
    poll = setTimeout(watch, STORED);
    observer.wake();
  }

  function watch(): void {
    clearTimeout(poll);
    if (runtime.id === undefined) {
      observer.end();
      return;
    }
    poll = setTimeout(watch, POLL);
    checkAddress();
    introduce();
    tellStored();
  }

  function tellStored(): void {
    const now = performance.now();
    if (now - storedAt < STORED) return;
    storedAt = now;
    const items = stored.find();
    if (items.length > 0) link.post({ type: 'stored', items });
  }

  function checkAddress(): void {
    const now = page.location.href;
    if (now !== url && link.post({ type: 'address', at: Date.now(), url: now })) url = now;
  }

  function obey(order: ToFrame): void {
    if (order.type === 'ack') outbox.acknowledge(order.seq);
    else if (order.type === 'forget') outbox.forget();
    else {
      if (order.type === 'rest') rest();
      for (const listener of observer.orders) listener(order);
    }
  }

  function send(end: number): boolean {
    checkAddress();
    if (hidden.size > named) introduce();
    named = hidden.size;
    while (link.isOpen()) {
      const batch = outbox.next();
      if (!batch) return false;
      if (link.post(batch)) tellStored();
      if (performance.now() > end) return true;
    }
    return false;
  }

  function onPageShow(event: PageTransitionEvent): void {
    if (event.persisted) link.reopen();
  }

  /** A page that Chrome renders ahead is no page of the tab's before it is shown. */
  function isAhead(): boolean {
    return (page.document as Document & { readonly prerendering?: boolean }).prerendering === true;
  }

  function look(): void {
    if (isAhead()) {
      page.document.addEventListener('prerenderingchange', look, { once: true });
      return;
    }
    if (!isLooking) {
      observer.finish(); // what waited was early
      isLooking = true;
      for (const type of ADDRESS) page.addEventListener(type, checkAddress);
      navigation()?.addEventListener('currententrychange', checkAddress);
      page.addEventListener('pageshow', onPageShow);
      page.addEventListener('pagehide', observer.finish);
      observer.hook(true);
    }
    link.open();
  }

  function rest(): void {
    isLooking = false;
    clearTimeout(poll);
    for (const type of ADDRESS) page.removeEventListener(type, checkAddress);
    navigation()?.removeEventListener('currententrychange', checkAddress);
    page.removeEventListener('pageshow', onPageShow);
    page.removeEventListener('pagehide', observer.finish);
    observer.hook(false);
    link.close();
    outbox.rest();
  }

  function navigation(): EventTarget | undefined {
    return (page as Window & { readonly navigation?: EventTarget }).navigation;
  }

  return {
    get isLooking() {
      return isLooking;
    },
    look,
    send,
    end: rest,
  };
}
