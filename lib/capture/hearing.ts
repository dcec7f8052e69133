import type { Order } from './bridge';
import { createClock } from './clock';
import { encode } from './encode';
import type { Preview } from './node';
import type { ObserverApi } from './observer-api';
import { BURST } from './pace';
import { HELD, KEPT } from './ring';
import type { Sighting, WindowRef } from './sighting';
import { refOf, type FrameIdOf, type Hidden } from './windows';

/** A message that was heard and is not yet encoded. */
interface Heard {
  readonly event: MessageEvent;
  readonly source: WindowRef | null;
  readonly channel: Sighting['channel'];
  readonly ports: readonly number[];
  readonly rule: Sighting['rule'];
  /** `null`: the data is still in the event, and is read when there is time. */
  readonly copy: { readonly data: unknown } | Preview | null;
}

export interface HearingOptions {
  readonly page: Window;
  /** To the page's world; `true`: it said yes. */
  readonly order: (order: Order, source?: MessagePort) => boolean;
  readonly hidden: Hidden;
  readonly frameIdOf?: FrameIdOf | undefined;
  readonly intercept: () => ObserverApi['intercept'];
  readonly isLooking: () => boolean;
  /** The first message waits: take all with `next` when there is time. */
  readonly onWaiting: () => void;
  /** A message was forgotten unread, because too many wait. */
  readonly onForgotten: () => void;
}

/** Firefox: `event.data` is the page's own object, which it may change. It is copied at once. */
const IS_SHARED = import.meta.env.FIREFOX;

/** The frame's ears: hears window and port messages as cheaply as can be, and encodes them later. */
export function createHearing(options: HearingOptions) {
  const { page, order, hidden, frameIdOf, isLooking } = options;
  const numbers = new WeakMap<object, number>();
  /** Of the windows that spoke since nothing waited. */
  const refs = new Map<unknown, WindowRef | null>();
  const clock = createClock();
  let ports = 0;
  let seq = 0;
  let waiting: (Heard | MessageEvent)[] = [];
  let head = 0;

  function hearWindow(event: Event): void {
    if (!(event instanceof MessageEvent)) return;
    if (!IS_SHARED && isBurst() && event.isTrusted) return keep(event);
    const verdict = event.isTrusted ? options.intercept()?.(event) : null;
    if (verdict?.hold) event.stopImmediatePropagation();
    hear(event, null, verdict?.rule);
  }

  function hearPort(event: Event): void {
    const port = event.currentTarget && numbers.get(event.currentTarget);
    if (port && event instanceof MessageEvent) hear(event, { port, way: 'in' });
  }

  /** Page script posted to a port, and it worked. */
  function hearPost(event: MessageEvent): void {
    event.preventDefault();
    if (event.source instanceof MessagePort) {
      hear(event, { port: adopt(event.source), way: 'out' });
    }
  }

  function hear(event: MessageEvent, channel: Heard['channel'], rule: Heard['rule'] = null): void {
    const isOut = channel?.way === 'out';
    const isNow = IS_SHARED || isOut || !event.isTrusted;
    keep(ask(event, channel, rule, isNow ? copyOf(event, isOut) : null));
  }

  /** How many messages wait. */
  function count(): number {
    return waiting.length - head;
  }

  /** With nobody looking; nothing is asked of a message before it is read then. */
  function isBurst(): boolean {
    return count() > BURST && !isLooking();
  }

  function keep(heard: Heard | MessageEvent): void {
    const before = count();
    waiting.push(heard);
    if (before === 0) options.onWaiting();
    if (before < (isLooking() ? HELD : KEPT).rows) return;
    seq++;
    take();
    options.onForgotten();
  }

  /** Of a message of a burst when it is read. */
  function ask(
    event: MessageEvent,
    channel: Heard['channel'] = null,
    rule: Heard['rule'] = null,
    copy: Heard['copy'] = null,
  ): Heard {
    const source = channel ? null : nameOf(event.source);
    return { event, source, channel, ports: portsOf(event), rule, copy };
  }

  /** What can't wait: where the page holds the same object, or the event is no message's. */
  function copyOf(event: MessageEvent, isOut: boolean): Heard['copy'] {
    if (!(IS_SHARED || isOut) && !order('plain')) return unreadable('page');
    const data: unknown = event.data;
    if (isOut && data === null) return unreadable('large');
    if (!IS_SHARED || typeof data !== 'object') return { data };
    try {
      if (isOut || event.isTrusted) return { data: structuredClone(data) };
    } catch {
      // It holds a stream or a port.
    }
    return encode(data);
  }

  function take(): Heard | MessageEvent | undefined {
    const heard = waiting[head++];
    if (head > 1_000) {
      waiting = waiting.slice(head);
      head = 0;
    }
    return heard;
  }

  /** Named at once, but in a burst: a hidden frame that renews a token is often gone a moment later. */
  function nameOf(source: MessageEventSource | null): WindowRef | null {
    const known = refs.get(source);
    if (known !== undefined) return known;
    const ref = refOf(source, page, hidden, frameIdOf);
    refs.set(source, ref);
    return ref;
  }

  /** A port must be listened to before the page starts it: at once, but in a burst. */
  function portsOf(event: MessageEvent): readonly number[] {
    return event.ports.map(adopt);
  }

  /** The frame's number of a port. Listening takes nothing from the page: only it starts the port. */
  function adopt(port: MessagePort): number {
    const known = numbers.get(port);
    if (known) return known;
    numbers.set(port, ++ports);
    order('port', port);
    port.addEventListener('message', hearPort, true);
    return ports;
  }

  return {
    hearWindow,
    hearPost,
    count,
    /** The next message, encoded. */
    next(): Sighting | null {
      const taken = take();
      if (!taken) {
        waiting = [];
        head = 0;
        refs.clear();
        return null;
      }
      const heard = 'event' in taken ? taken : ask(taken);
      const { event, source, channel, ports: given, rule, copy } = heard;
      return {
        seq: ++seq,
        at: clock(event.timeStamp),
        origin: event.origin,
        source,
        channel,
        preview: copy && 'root' in copy ? copy : encode((copy ?? event).data),
        ports: given,
        trusted: event.isTrusted || channel?.way === 'out',
        action: null,
        rule,
      };
    },
    /** Report what the page posts to ports, or stop. */
    hook(on: boolean): void {
      order('hook', on ? new MessageChannel().port1 : undefined);
    },
  };
}

function unreadable(reason: string): Preview {
  return { root: { type: 'unreadable', reason }, size: 0, exact: false, cut: true };
}
