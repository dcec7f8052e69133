import { busOf, HANDOVER, OPENED, POSTED, type Order } from './bridge';

interface Listeners {
  /** Of each post to a port while hooked. */
  readonly posted: (event: Event) => void;
  /** The document was opened anew. */
  readonly opened: () => void;
}

/** The isolated world's end of the bridge. */
export function createPageBridge(page: Window, { posted, opened }: Listeners) {
  const bus = busOf(page);
  // The page sees no number of this world's generator; `crypto` would cost each frame as much as all else here.
  const secret = `${Math.random()}${Math.random()}`;

  /** `true`: the page's side said yes. */
  function tell(type: string, data: string, source: MessagePort | null = null): boolean {
    return !bus.dispatchEvent(new MessageEvent(type, { data, source, cancelable: true }));
  }

  bus.addEventListener(secret + OPENED, opened);
  return {
    /** The page's script is there. */
    bridged: tell(HANDOVER, secret),
    order(order: Order, source?: MessagePort): boolean {
      if (order === 'hook') bus.addEventListener(secret + POSTED, posted);
      return tell(secret, order, source);
    },
    end(): void {
      bus.removeEventListener(secret + POSTED, posted);
      bus.removeEventListener(secret + OPENED, opened);
    },
  };
}
