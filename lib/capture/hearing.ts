import { WAITING } from './bridge';
import { encode } from './encode';
import type { Preview } from './node';
import type { ObserverApi } from './observer-api';
import { createPageBridge } from './page-bridge';
import { HELD } from './ring';
import type { Sighting, WindowRef } from './sighting';
import { refOf, type FrameIdOf, type Hidden } from './windows';

/** A message that was heard and is not yet encoded. */
interface Heard {
  readonly event: MessageEvent;
  readonly source: WindowRef | null;
  readonly channel: Sighting['channel'];
  /** `null`: not asked for yet. */
  readonly ports: readonly number[] | null;
  readonly rule: Sighting['rule'];
  /** `null`: the data is still in the event, and is read when there is time. */
  readonly copy: { readonly data: unknown } | Preview | null;
}

export interface HearingOptions {
  readonly page: Window;
  readonly hidden: Hidden;
  readonly frameIdOf?: FrameIdOf | undefined;
  readonly intercept: () => ObserverApi['intercept'];
  readonly isLooking: () => boolean;
  /** The first message waits: take all with `next` when there is time. */
  readonly onWaiting: () => void;
  /** A message was forgotten unread, because too many wait. */
  readonly onForgotten: () => void;
}

const NONE: readonly number[] = [];

/** In a burst of more, with nobody looking, ports are looked for later: asking costs as much as all else. */
const BURST = 50;

/** Firefox: `event.data` is the page's own object, which it may change. It is copied at once. */
const IS_SHARED = import.meta.env.FIREFOX;

/** The frame's ears: hears window and port messages as cheaply as can be, and encodes them later. */
export function createHearing(options: HearingOptions) {
  const { page, hidden, frameIdOf, isLooking } = options;
  const numbers = new WeakMap<object, number>();
  /** Of the windows that spoke since nothing waited. */
  const refs = new Map<unknown, WindowRef | null>();
  let ports = 0;
  let seq = 0;
  let waiting: Heard[] = [];
  let head = 0;
  /** How many of `waiting`, counted from its end, the page's world has not read yet. */
  let unprimed = 0;

  // The page's script listens first, here and after `document.open`.
  const { order, bridged, end } = createPageBridge(page, { posted: hearPost, opened: listen });
  listen();

  function listen(): void {
    page.addEventListener('message', hearWindow, true);
  }

  function hearWindow(event: Event): void {
    if (!(event instanceof MessageEvent)) return;
    const decide = event.isTrusted ? options.intercept() : null;
    if (decide) prime();
    const verdict = decide?.(event);
    if (verdict?.hold === true) event.stopImmediatePropagation();
    hear(event, null, verdict?.rule);
  }

  function hearPort(event: Event): void {
    const port = event.currentTarget && numbers.get(event.currentTarget);
    if (port && event instanceof MessageEvent) hear(event, { port, way: 'in' });
  }

  /** Page script posted to a port, and it worked. */
  function hearPost(event: Event): void {
    event.preventDefault();
    if (!(event instanceof MessageEvent && event.source instanceof MessagePort)) return;
    hear(event, { port: adopt(event.source), way: 'out' });
  }

  function hear(event: MessageEvent, channel: Heard['channel'], rule: Heard['rule'] = null): void {
    const isOut = channel?.way === 'out';
    const source = channel ? null : nameOf(event.source);
    const copy = IS_SHARED || isOut || !event.isTrusted ? copyOf(event, isOut) : null;
    const count = waiting.length - head;
    const isBurst = count > BURST && !isLooking();
    const handed = isBurst ? null : portsOf(event);
    waiting.push({ event, source, channel, ports: handed, rule, copy });
    if (!isOut) unprimed++;
    if (count === 0) options.onWaiting();
    if (unprimed >= WAITING && !isBurst) prime();
    if (count >= (isBurst ? WAITING : HELD.rows)) forget();
  }

  /** What can't wait: where the page holds the same object, or the event is no message's. */
  function copyOf(event: MessageEvent, isOut: boolean): Heard['copy'] {
    if (!(IS_SHARED || isOut) && (!bridged || order('live')))
      return unreadable('made by page script');
    const data: unknown = event.data;
    if (isOut && data === null) return unreadable('not plain, or too large');
    if (!IS_SHARED || typeof data !== 'object') return { data };
    try {
      if (isOut || event.isTrusted) return { data: structuredClone(data) };
    } catch {
      // It holds a stream or a port.
    }
    return encode(data);
  }

  /** Of a burst that nobody looks at, the page's side forgets the same. */
  function forget(): void {
    seq++;
    take();
    unprimed = Math.min(unprimed, waiting.length - head);
    options.onForgotten();
  }

  function take(): Heard | undefined {
    const heard = waiting[head++];
    if (head > 1_000) {
      waiting = waiting.slice(head);
      head = 0;
    }
    return heard;
  }

  function prime(): void {
    order('prime');
    unprimed = 0;
  }

  /** Named at once: a hidden frame that renews a token is often gone a moment later. */
  function nameOf(source: MessageEventSource | null): WindowRef | null {
    const known = refs.get(source);
    if (known !== undefined) return known;
    const ref = refOf(source, page, hidden, frameIdOf);
    refs.set(source, ref);
    return ref;
  }

  /** A port must be listened to before the page starts it: at once. */
  function portsOf({ ports: given }: MessageEvent): readonly number[] {
    return given.length === 0 ? NONE : Array.from(given, adopt);
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
    /** The next message, encoded. */
    next(): Sighting | null {
      if (unprimed > 0) prime();
      const heard = take();
      if (!heard) {
        waiting = [];
        head = 0;
        refs.clear();
        return null;
      }
      const { event, channel, copy, rule } = heard;
      return {
        seq: ++seq,
        at: performance.timeOrigin + event.timeStamp,
        origin: event.origin,
        source: heard.source,
        channel,
        preview: copy && 'root' in copy ? copy : encode((copy ?? event).data),
        ports: heard.ports ?? portsOf(event),
        trusted: event.isTrusted || channel?.way === 'out',
        action: null,
        rule,
      };
    },
    /** Report what the page posts to ports, or stop. */
    hook(on: boolean): void {
      if (on) order('hook', new MessageChannel().port1);
      else order('unhook');
    },
    end(): void {
      page.removeEventListener('message', hearWindow, true);
      order('end');
      end();
    },
  };
}

function unreadable(reason: string): Preview {
  return { root: { type: 'unreadable', reason }, size: 0, exact: false, cut: true };
}
