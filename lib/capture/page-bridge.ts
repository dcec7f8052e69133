import { HANDOVER, ORDER, REPORT } from './bridge';

export type PageBridge = ReturnType<typeof createPageBridge>;

/**
 * The isolated world's end of the bridge. `posted` hears of each post to a port while hooked;
 * `data` is `undefined` where it can't be shown.
 */
export function createPageBridge(page: Window, posted: (event: MessageEvent) => void) {
  const { document } = page;
  const node = document.createTextNode('');
  const hear = (event: Event): void => {
    event.preventDefault();
    if (event instanceof MessageEvent) posted(event);
  };
  node.addEventListener(REPORT.posted, hear);
  node.addEventListener(REPORT.opaque, hear);

  // A page that runs already could listen; a fresh about:blank is "complete" from its beginning.
  const early = document.readyState === 'loading' || document.URL.startsWith('about:blank');
  const bridged =
    early &&
    !document.fonts.dispatchEvent(
      new MouseEvent(HANDOVER, { relatedTarget: node, cancelable: true }),
    );

  return {
    /** The page's script is there. */
    bridged,
    /** `true`: the page's side said yes. */
    order(type: keyof typeof ORDER, source: MessagePort | null = null): boolean {
      return !node.dispatchEvent(new MessageEvent(type, { source, cancelable: true }));
    },
    end(): void {
      node.removeEventListener(REPORT.posted, hear);
      node.removeEventListener(REPORT.opaque, hear);
    },
  };
}
