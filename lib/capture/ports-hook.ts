import { MARK, secretIn } from './bridge';

/** A posted value with more parts is not handed over; so many characters are one. */
const PARTS = 5_000;
const UNITS = 200;

/**
 * The page's side of the recorder. Page script may replace any built-in and define getters and
 * setters on any prototype: so originals are taken here, at `document_start`, only own properties are
 * read, nothing iterates, and no array is written to.
 */
export function startPorts(page: Window & typeof globalThis): void {
  const {
    apply,
    ownKeys,
    getOwnPropertyDescriptor,
    getPrototypeOf,
    setPrototypeOf,
    defineProperty,
  } = Reflect;
  const { prototype: plain } = Object;
  const { isArray, prototype: list } = Array;
  const { addEventListener, removeEventListener, dispatchEvent, MessageEvent, Proxy } = page;
  const { preventDefault } = MessageEvent.prototype;
  const viewportOf = getOwnPropertyDescriptor(page, 'visualViewport')?.get;
  const dataOf = getter('data');
  const sourceOf: () => MessagePort | null = getter('source');

  /** The type of the bridge's events; empty after the end. */
  let secret = secretIn(page.status);

  function getter(name: string) {
    return getOwnPropertyDescriptor(MessageEvent.prototype, name)?.get ?? (() => null);
  }

  function listen(target: unknown, type: string, listener: (event: Event) => void): void {
    apply(addEventListener, target, [type, listener, true]);
  }

  // The first world that reads a message's data gets the streams that were transferred with it: this
  // must be the page's. What the page's own listener reads then costs it nothing more.

  /** The last message's data is no object. */
  let isPlain = false;

  function heard(event: Event): void {
    const data = read(event);
    isPlain = typeof data !== 'object' || data === null;
  }
  heard.embedDevtools = true; // the panel leaves it out of a page's listeners; no page script can get it

  /** Page script may fire an event of another class. */
  function read(event: Event): unknown {
    try {
      return apply(dataOf, event, []);
    } catch {
      return null;
    }
  }

  // The hook: what is posted to a port, and by that which ports the page keeps for itself.

  /** `MessagePort.prototype`. */
  let ports: object = page;
  let native: PropertyDescriptor | null = null;
  let hooked: unknown = null;
  let parts = 0;

  /** A descriptor without the page's Object.prototype. */
  function own(object: object, key: PropertyKey): PropertyDescriptor {
    const found = getOwnPropertyDescriptor(object, key) ?? {};
    setPrototypeOf(found, null);
    return found;
  }

  /** Any port leads to the prototype that the page's ports have, whatever the page put in its place. */
  function hook(port: object | null): void {
    if (!port) return unhook();
    ports = getPrototypeOf(port) ?? page;
    const descriptor = own(ports, 'postMessage');
    const post: unknown = descriptor.value;
    if (hooked || typeof post !== 'function') return;
    const proxy = new Proxy(post, {
      // @ts-expect-error -- other traps must not be looked up on the page's Object.prototype
      __proto__: null,
      apply(target: () => unknown, used: MessagePort, args: unknown[]) {
        const result: unknown = apply(target, used, args);
        if (hooked === proxy) report(used, args[0]);
        return result;
      },
    });
    native = own(ports, 'postMessage');
    descriptor.value = hooked = proxy;
    defineProperty(ports, 'postMessage', descriptor);
  }

  function unhook(): void {
    if (native && own(ports, 'postMessage').value === hooked) {
      defineProperty(ports, 'postMessage', native);
    }
    native = hooked = null;
  }

  /** A scheduler's ticks (null, numbers) are not reported. The post has worked, so the data holds no proxy. */
  function report(source: MessagePort, data: unknown): void {
    if (typeof data !== 'string' && (typeof data !== 'object' || data === null)) return;
    try {
      parts = PARTS;
      if (!tell(isClean(data) ? data : null, source)) unhook(); // nobody hears us any more
    } catch {
      // Too deep for the stack: not shown.
    }
  }

  /** Plain data, which the browser can copy for the other world without running page script. */
  function isClean(value: unknown): boolean {
    if (--parts < 0) return false;
    if (typeof value === 'string') return (parts -= value.length / UNITS) >= 0;
    if (typeof value !== 'object' || value === null) return true;
    const prototype = getPrototypeOf(value);
    if (prototype !== plain && prototype !== list && prototype !== null) return false;
    if (isArray(value) && value.length > parts) return false;
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length; i++) {
      const field = own(value, keys[i] ?? '');
      if (!('value' in field && isClean(field.value))) return false;
    }
    return true;
  }

  // The bridge.

  /** `true`: it was heard. */
  function tell(data: unknown, source: MessagePort | null): boolean {
    const event = new MessageEvent(secret + MARK, {
      // @ts-expect-error -- the rest must not be looked up on the page's Object.prototype
      __proto__: null,
      data,
      source,
      cancelable: true,
    });
    const viewport: unknown = viewportOf && apply(viewportOf, page, []);
    return !(viewport && apply(dispatchEvent, viewport, [event]));
  }

  function obey(event: Event): void {
    const order: unknown = apply(dataOf, event, []);
    switch (order) {
      case 'plain':
        if (isPlain) apply(preventDefault, event, []);
        return;
      case 'port':
        return listen(apply(sourceOf, event, []), 'message', heard);
      case 'hook':
        return hook(apply(sourceOf, event, []));
      case 'end':
        return end();
    }
  }

  /** `document.open` takes the window's listeners away, and neither the viewport's nor this observer. */
  function reopen(): void {
    if (secret === '') return;
    listen(page, secret, obey);
    listen(page, 'message', heard);
    tell(null, null);
  }

  function end(): void {
    unhook();
    apply(removeEventListener, page, [secret, obey, true]);
    apply(removeEventListener, page, ['message', heard, true]);
    secret = '';
  }

  page.addEventListener(secret, obey, true);
  page.addEventListener('message', heard, true);
  new MutationObserver(reopen).observe(page.document, { childList: true });
}
