import { HANDOVER, POSTED, type Order } from './bridge';

/** The isolated world's end of the bridge. `posted` hears of each post to a port while hooked. */
export function createPageBridge({ document }: Window, posted: (event: Event) => void) {
  const node = document.createTextNode('');
  node.addEventListener(POSTED, posted);

  const offer = new MouseEvent(HANDOVER, { relatedTarget: node, cancelable: true });

  return {
    /** The page's script is there. */
    bridged: !document.fonts.dispatchEvent(offer),
    /** `true`: the page's side said yes. */
    order: (type: Order, source: MessagePort | null = null): boolean =>
      !node.dispatchEvent(new MessageEvent(type, { source, cancelable: true })),
    end: () => node.removeEventListener(POSTED, posted),
  };
}
