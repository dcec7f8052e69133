import type { ChildFrame } from '@/lib/wire';
import { childrenOf, describe, indexIn, isWindow, type FrameAids } from './frames';

const FRAMES = 'iframe,frame,object,embed';

/** The child frames as the hub wants them: all of the document's own, then what shadow trees hide. */
export function listChildren(self: Window, aids: FrameAids): ChildFrame[] {
  const found = new Map<Window, Element>();
  for (const element of self.document.querySelectorAll(FRAMES)) {
    const window: unknown = 'contentWindow' in element && element.contentWindow;
    if (isWindow(window)) found.set(window, element);
  }
  for (const { element, window } of childrenOf(self.document, aids)) found.set(window, element);
  return Array.from(found, ([window, element]) => ({
    element: describe(element),
    index: indexIn(self, window),
    frameId: aids.frameIdOf?.(window) ?? null,
  }));
}
