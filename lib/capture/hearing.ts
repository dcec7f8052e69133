import { WAITING } from './bridge';
import { encode } from './encode';
import type { FrameAids } from './frames';
import type { Preview } from './node';
import type { ObserverApi } from './observer-api';
import { createPageBridge } from './page-bridge';
import { HELD } from './ring';
import type { Sighting, WindowRef } from './sighting';
import { isThere, refOf } from './windows';

/** The data is still in the event, and is read when there is time. */
const UNREAD = Symbol('unread');
const NONE: readonly number[] = [];

/** A message that was heard and is not yet encoded. */
interface Heard {
  readonly event: MessageEvent;
  readonly channel: Sighting['channel'];
  readonly ports: readonly number[];
  readonly rule: Sighting['rule'];
  data: unknown;
  preview: Preview | null;
}

export interface HearingOptions {
  readonly page: Window;
  readonly aids: FrameAids;
  /** Firefox: `event.data` is the page's own object, which it may change: copy it at once. */
  readonly shared: boolean;
  readonly intercept: () => ObserverApi['intercept'];
  readonly isLooking: () => boolean;
  /** The first message waits: take all with `next` when there is time. */
  readonly onWaiting: () => void;
  /** A window spoke that had not spoken before. */
  readonly onSource: (ref: WindowRef | null) => void;
}

/** The frame's ears: hears window and port messages as cheaply as can be, and encodes them later. */
export function createHearing(options: HearingOptions) {
  const { page, aids, shared, intercept, isLooking, onWaiting, onSource } = options;
  const numbers = new WeakMap<object, number>();
  const refs = new WeakMap<object, WindowRef>();
  let lastNumber = 0;
  let lastSource: unknown = null;
  let seq = 0;
  let waiting: Heard[] = [];
  let head = 0;
  /** How many of `waiting`, counted from its end, the page's world has not read yet. */
  let unprimed = 0;
  let gap = false;

  const bridge = createPageBridge(page, hearPost);
  const reopened = new MutationObserver(arm);

  /** `document.open` takes the window's listeners away, not this observer. The page's side comes first. */
  function arm(): void {
    bridge.order('arm');
    page.addEventListener('message', hearWindow, true);
  }

  function hearWindow(event: Event): void {
    if (!(event instanceof MessageEvent)) return;
    const decide = intercept();
    if (decide === null || !event.isTrusted) {
      hear(event, null, null);
      return;
    }
    prime();
    const verdict = decide(event);
    if (verdict?.hold === true) event.stopImmediatePropagation();
    hear(event, null, verdict?.rule ?? null);
  }

  function hearPort(event: Event): void {
    const port = event.currentTarget && numbers.get(event.currentTarget);
    if (port && event instanceof MessageEvent) hear(event, { port, way: 'in' }, null);
  }

  function hear(event: MessageEvent, channel: Heard['channel'], rule: Heard['rule']): void {
    const { source, ports } = event;
    if (source !== lastSource) meet(source);
    const numbered = ports.length === 0 ? NONE : Array.from(ports, adopt);
    const heard: Heard = { event, channel, ports: numbered, rule, data: UNREAD, preview: null };
    if (shared) copy(heard);
    else if (!event.isTrusted) readLive(heard);
    unprimed++;
    wait(heard);
  }

  /** Page script posted to a port, and it worked. */
  function hearPost(event: MessageEvent): void {
    const port = event.source;
    if (!(port instanceof MessagePort)) return;
    const channel = { port: adopt(port), way: 'out' } as const;
    const heard: Heard = { event, channel, ports: NONE, rule: null, data: UNREAD, preview: null };
    if (shared) copy(heard, true);
    else heard.data = event.data;
    if (heard.data === undefined || heard.data === null) {
      heard.preview = unreadable('too large, or has getters');
    }
    wait(heard);
  }

  function wait(heard: Heard): void {
    waiting.push(heard);
    if (unprimed > WAITING) makeRoom();
    if (waiting.length - head === 1) onWaiting();
  }

  /** With nobody looking the oldest is forgotten (the page's side does the same); else it is kept for long. */
  function makeRoom(): void {
    const length = waiting.length - head;
    if (isLooking() || length > unprimed) prime();
    else unprimed--;
    if (unprimed > 0 || length > HELD.rows) {
      head++;
      seq++;
      gap = true;
    }
    compact();
  }

  function compact(): void {
    if (head < 1000 || head * 2 < waiting.length) return;
    waiting = waiting.slice(head);
    head = 0;
  }

  function prime(): void {
    bridge.order('prime');
    unprimed = 0;
  }

  function copy(heard: Heard, trusted = heard.event.isTrusted): void {
    const data: unknown = heard.event.data;
    if (typeof data !== 'object' || data === null) heard.data = data;
    else if (trusted) {
      try {
        heard.data = structuredClone(data);
        return;
      } catch {
        // It holds a stream or a port.
      }
    }
    if (heard.data === UNREAD) heard.preview = encode(data);
  }

  /** Made by page script: where its data is a live object, looking at it could run page script. */
  function readLive(heard: Heard): void {
    if (bridge.bridged && !bridge.order('live')) heard.data = heard.event.data;
    else heard.preview = unreadable('made by page script');
  }

  /** Named at once: a hidden frame that renews a token is often gone a moment later. */
  function meet(source: MessageEventSource | null): void {
    lastSource = source;
    if (source === null || refs.has(source)) return;
    const ref = refOf(source, page, aids);
    if (ref) refs.set(source, ref);
    onSource(ref);
  }

  function nameOf(source: MessageEventSource | null): WindowRef | null {
    if (source === null) return null;
    const known = refs.get(source);
    if (known && isThere(known, source, page)) return known;
    const ref = refOf(source, page, aids) ?? known ?? null;
    if (ref) refs.set(source, ref);
    return ref;
  }

  /** The frame's number of a port. Listening takes nothing from the page: only it starts the port. */
  function adopt(port: MessagePort): number {
    const known = numbers.get(port);
    if (known !== undefined) return known;
    numbers.set(port, ++lastNumber);
    bridge.order('port', port);
    port.addEventListener('message', hearPort, true);
    return lastNumber;
  }

  function toSighting({ event, channel, ports, rule, data, preview }: Heard): Sighting {
    return {
      seq: ++seq,
      at: performance.timeOrigin + event.timeStamp,
      origin: event.origin,
      source: channel ? null : nameOf(event.source),
      channel,
      preview: preview ?? encode(data === UNREAD ? event.data : data),
      ports,
      trusted: event.isTrusted || channel?.way === 'out',
      action: null,
      rule,
    };
  }

  reopened.observe(page.document, { childList: true });
  arm();

  return {
    /** The next message, encoded; `gap`: some before it were forgotten unread. */
    next(): { sighting: Sighting; gap: boolean } | null {
      const heard = waiting[head];
      if (!heard) {
        waiting = [];
        head = 0;
        return null;
      }
      if (unprimed > 0) prime();
      head++;
      compact();
      const before = gap;
      gap = false;
      return { sighting: toSighting(heard), gap: before };
    },
    /** When the newest message came, in ms of `performance.now()`. */
    get newest() {
      return waiting.at(-1)?.event.timeStamp ?? 0;
    },
    /** Report what the page posts to ports, or stop. */
    hook(on: boolean): void {
      bridge.order(on ? 'hook' : 'unhook');
    },
    end(): void {
      reopened.disconnect();
      page.removeEventListener('message', hearWindow, true);
      bridge.order('end');
      bridge.end();
    },
  };
}

function unreadable(reason: string): Preview {
  return { root: { type: 'unreadable', reason }, size: 0, exact: false, cut: true };
}
