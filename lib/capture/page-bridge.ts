import { busOf, HANDOVER, TOLD, type Order } from './bridge';

interface Listeners {
  /** Of each message to the window. */
  readonly heard: (event: Event) => void;
  /** Of each post to a port while hooked. */
  readonly posted: (event: MessageEvent) => void;
}

/** What the isolated world listens to: the window, and the page's side of the recorder. */
export function createPageBridge(page: Window, { heard, posted }: Listeners) {
  const bus = busOf(page);
  // The page sees no number of this world's generator; `crypto` would cost each frame as much as all else here.
  const secret = `${Math.random()}${Math.random()}`;

  /** `true`: the page's side said yes. */
  function tell(type: string, data: string, source: MessagePort | null = null): boolean {
    return !bus.dispatchEvent(new MessageEvent(type, { data, source, cancelable: true }));
  }

  /** The page's script listens first, here and after `document.open`. */
  function listen(): void {
    page.addEventListener('message', heard, true);
  }

  function told(event: Event): void {
    if (event instanceof MessageEvent && event.source) posted(event);
    else listen();
  }

  bus.addEventListener(secret + TOLD, told);
  listen();
  return {
    /** The page's script is there. */
    bridged: tell(HANDOVER, secret),
    order: (order: Order, source?: MessagePort): boolean => tell(secret, order, source),
    end(): void {
      tell(secret, 'end');
      page.removeEventListener('message', heard, true);
      bus.removeEventListener(secret + TOLD, told);
    },
  };
}

export type PageBridge = ReturnType<typeof createPageBridge>;
