import { HANDOVER, ORDER, REPORT, WAITING } from './bridge';

/** A value with more parts, or larger ones, is not handed over. */
const PARTS = 5_000;
const BYTES = 1_000_000;

interface Waiting {
  readonly event: Event;
  next: Waiting | null;
}

/**
 * The page's side of the recorder. Page script may replace any built-in and define getters and
 * setters on any prototype: so originals are taken here, at `document_start`, only own properties are
 * read, nothing iterates, and no array is written to.
 */
export function startPorts(page: Window & typeof globalThis): void {
  const { apply, ownKeys, getOwnPropertyDescriptor, getPrototypeOf, defineProperty } = Reflect;
  const { isArray } = Array;
  const { hasOwn, prototype: plain } = Object;
  const list = Array.prototype;
  const { isView } = ArrayBuffer;
  const { addEventListener, removeEventListener, dispatchEvent } = EventTarget.prototype;
  const { preventDefault } = Event.prototype;
  const { MessageEvent, Proxy, WeakMap } = page;
  const { has: hasSeen, set: setSeen } = WeakMap.prototype;
  const { forEach: eachOfMap } = Map.prototype;
  const { forEach: eachOfSet } = Set.prototype;
  const ports = MessagePort.prototype;
  const dataOf = getter(MessageEvent.prototype, 'data');
  const sourceOf = getter(MessageEvent.prototype, 'source');
  const relatedOf = getter(MouseEvent.prototype, 'relatedTarget');
  const sizeOf = getter(ArrayBuffer.prototype, 'byteLength');
  const bufferOf = getter(getPrototypeOf(Uint8Array.prototype) ?? plain, 'buffer');

  function getter(of: object, name: string): (this: unknown) => unknown {
    return getOwnPropertyDescriptor(of, name)?.get ?? (() => undefined);
  }

  function listen(target: unknown, type: string, listener: (event: Event) => void): void {
    apply(addEventListener, target, [type, listener, true]);
  }

  // Reading a message's data costs as much as making it: it waits until the recorder wants it too.

  let first: Waiting | null = null;
  let last: Waiting | null = null;
  let count = 0;

  function heard(event: Event): void {
    if (!node) {
      touch(event);
      return;
    }
    const waiting: Waiting = { event, next: null };
    if (last) last.next = waiting;
    else first = waiting;
    last = waiting;
    if (++count > WAITING && first) {
      first = first.next;
      count--;
    }
  }

  /** The data of an event, which page script may have made of another class. */
  function touch(event: Event): unknown {
    try {
      return apply(dataOf, event, []);
    } catch {
      return undefined;
    }
  }

  function prime(): void {
    for (let at = first; at; at = at.next) touch(at.event);
    first = last = null;
    count = 0;
  }

  function tellLive(order: Event): void {
    const data = last && touch(last.event);
    if (typeof data === 'function' || (typeof data === 'object' && data !== null)) {
      apply(preventDefault, order, []);
    }
  }

  // The hook: what is posted to a port, and by that which ports the page keeps for itself.

  let native: PropertyDescriptor | null = null;
  let hooked: unknown = null;

  function hook(): void {
    const found = getOwnPropertyDescriptor(ports, 'postMessage');
    const post: unknown = found && hasOwn(found, 'value') ? found.value : undefined;
    if (hooked || !found || typeof post !== 'function') return;
    const { writable, enumerable, configurable } = found;
    const describe = (value: unknown): object => ({
      __proto__: null,
      value,
      writable,
      enumerable,
      configurable,
    });
    const proxy = new Proxy(post, {
      __proto__: null,
      apply(target: (...args: unknown[]) => unknown, port: MessagePort, args: unknown[]) {
        const result: unknown = apply(target, port, args);
        if (hooked === proxy) report(port, args[0]);
        return result;
      },
    } as ProxyHandler<typeof post>);
    native = describe(post);
    hooked = proxy;
    defineProperty(ports, 'postMessage', describe(proxy));
  }

  function unhook(): void {
    const found = getOwnPropertyDescriptor(ports, 'postMessage');
    if (native && found && hasOwn(found, 'value') && found.value === hooked) {
      defineProperty(ports, 'postMessage', native);
    }
    native = hooked = null;
  }

  let parts = 0;
  let room = 0;
  let seen = new WeakMap<object, true>();

  /** A scheduler's ticks (null, numbers) are not reported. The post has worked, so the data holds no proxy. */
  function report(port: MessagePort, data: unknown): void {
    if (typeof data !== 'string' && (typeof data !== 'object' || data === null)) return;
    try {
      parts = PARTS;
      room = BYTES;
      seen = new WeakMap();
      const type = isClean(data) ? REPORT.posted : REPORT.opaque;
      const shown = type === REPORT.posted ? data : undefined;
      const event = new MessageEvent(type, {
        // @ts-expect-error -- the rest must not be looked up on the page's Object.prototype
        __proto__: null,
        data: shown,
        source: port,
        cancelable: true,
      });
      if (node && apply(dispatchEvent, node, [event])) unhook(); // nobody hears us any more
    } catch {
      // Too deep for the stack: not shown.
    }
  }

  /** The browser can copy it for the other world without running page script. */
  function isClean(value: unknown): boolean {
    if (--parts < 0) return false;
    if (typeof value === 'string') return (room -= value.length) >= 0;
    if (typeof value !== 'object' || value === null) return true;
    if (apply(hasSeen, seen, [value])) return true;
    apply(setSeen, seen, [value, true]);
    const prototype = getPrototypeOf(value);
    if (prototype !== plain && prototype !== list && prototype !== null) {
      const exotic = isCleanExotic(value);
      if (exotic !== null) return exotic;
    }
    if (isArray(value) && value.length > parts) return false;
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length; i++) {
      const field = getOwnPropertyDescriptor(value, keys[i] ?? '');
      if (field && !(hasOwn(field, 'value') && isClean(field.value))) return false;
    }
    return true;
  }

  /** `null`: neither bytes nor Map nor Set. */
  function isCleanExotic(value: object): boolean | null {
    try {
      const buffer: unknown = isView(value) ? apply(bufferOf, value, []) : value;
      return (room -= Number(apply(sizeOf, buffer, []))) >= 0;
    } catch {
      if (isView(value)) return false;
    }
    let clean = true;
    try {
      apply(eachOfMap, value, [
        (item: unknown, key: unknown) => (clean = clean && isClean(key) && isClean(item)),
      ]);
      return clean;
    } catch {
      // no Map
    }
    try {
      apply(eachOfSet, value, [(item: unknown) => (clean = clean && isClean(item))]);
      return clean;
    } catch {
      return null;
    }
  }

  // The bridge.

  let node: EventTarget | null = null;

  function arm(): void {
    listen(page, 'message', heard);
  }

  function end(): void {
    unhook();
    prime();
    node = null;
    apply(removeEventListener, page, ['message', heard, true]);
  }

  function receive(event: Event): void {
    const given: unknown = apply(relatedOf, event, []);
    apply(removeEventListener, fonts, [HANDOVER, receive, true]);
    if (!(given instanceof EventTarget)) return;
    node = given;
    apply(preventDefault, event, []);
    listen(given, ORDER.prime, prime);
    listen(given, ORDER.live, tellLive);
    listen(given, ORDER.arm, arm);
    listen(given, ORDER.hook, hook);
    listen(given, ORDER.unhook, unhook);
    listen(given, ORDER.end, end);
    listen(given, ORDER.port, (order) => {
      listen(apply(sourceOf, order, []), 'message', heard);
    });
  }

  const { fonts } = page.document;
  listen(fonts, HANDOVER, receive);
  arm();
}
