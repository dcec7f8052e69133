import { HANDOVER, POSTED, type Order } from './bridge';

/** The isolated world's end of the bridge. `posted` hears of each post to a port while hooked. */
export function createPageBridge({ document }: Window, posted: (event: Event) => void) {
  const { fonts } = document;
  const secret = crypto.getRandomValues(new Uint32Array(4)).join('-');

  /** `true`: the page's side said yes. */
  function tell(type: string, data: string, source: MessagePort | null = null): boolean {
    return !fonts.dispatchEvent(new MessageEvent(type, { data, source, cancelable: true }));
  }

  return {
    /** The page's script is there. */
    bridged: tell(HANDOVER, secret),
    order(order: Order, source?: MessagePort): boolean {
      if (order === 'hook') fonts.addEventListener(secret + POSTED, posted);
      return tell(secret, order, source);
    },
    end: () => fonts.removeEventListener(secret + POSTED, posted),
  };
}
