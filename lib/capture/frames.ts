import type { FrameElement } from '@/lib/log/event';
import type { ChildFrame } from '@/lib/wire';
import type { WindowRef } from './sighting';
import { indexIn, isWindow, type FrameIdOf, type Hidden } from './windows';

/** Open and closed ones; `null` where there is none. */
export type ShadowRootOf = (element: Element) => ShadowRoot | null;

const FRAMES = 'iframe,frame,object,embed';
/** ms that looking through a document's shadow trees may take. */
const WALK = 3;
/** Parents that a ref may climb. */
const HEIGHT = 64;

/** The document's frames by their windows: its own, then what shadow trees hide, as far as the time goes. */
export function childrenOf(document: Document, shadowRootOf: ShadowRootOf): Map<Window, Element> {
  const end = performance.now() + WALK;
  const found = new Map<Window, Element>();
  const roots: ParentNode[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll(FRAMES)) {
      const window: unknown = 'contentWindow' in element && element.contentWindow;
      if (isWindow(window)) found.set(window, element);
    }
    for (const element of root.querySelectorAll('*')) {
      if (performance.now() > end) return found;
      const shadow = shadowRootOf(element);
      if (shadow) roots.push(shadow);
    }
  }
  return found;
}

export function describe(element: Element): FrameElement {
  return {
    src: 'src' in element ? String(element.src) : '',
    name: element.getAttribute('name') ?? '',
    id: element.id,
    sandbox: element.getAttribute('sandbox'),
    shadow: element.getRootNode() !== element.ownerDocument,
  };
}

/** The child frames, as the hub wants them. */
export function listChildren(
  self: Window,
  children: ReadonlyMap<Window, Element>,
  frameIdOf?: FrameIdOf,
): ChildFrame[] {
  return Array.from(children, ([window, element]) => ({
    element: describe(element),
    index: indexIn(self, window),
    frameId: frameIdOf?.(window) ?? null,
  }));
}

/** Says of the hidden frames what their elements say; those that are gone stay blank. */
export function nameHidden(hidden: Hidden, children: ReadonlyMap<Window, Element>): void {
  for (const [window, element] of children) {
    const blank = hidden.get(window);
    if (blank) Object.assign(blank, describe(element));
  }
}

export interface Aids {
  readonly shadowRootOf: ShadowRootOf;
  readonly frameIdOf?: FrameIdOf | undefined;
}

/** The window that a ref names, as seen from `self`; `null` where it is gone or can't be told from another. */
export function windowOf(ref: WindowRef, self: Window, aids: Aids): Window | null {
  if (ref.up < 0 || ref.up > HEIGHT) return null;
  let at: Window = self;
  for (let i = 0; i < ref.up; i++) {
    if (at.parent === at) return null;
    at = at.parent;
  }
  for (const index of ref.down) {
    const child = at[index];
    if (!child) return null;
    at = child;
  }
  return ref.hidden ? hiddenWindow(ref, ref.hidden, self, aids) : at;
}

function hiddenWindow(
  ref: WindowRef,
  hidden: FrameElement,
  self: Window,
  { shadowRootOf, frameIdOf }: Aids,
): Window | null {
  const same: Window[] = [];
  for (const [window, element] of childrenOf(self.document, shadowRootOf)) {
    const { src, name, id, shadow } = describe(element);
    if (ref.frameId !== null && frameIdOf?.(window) === ref.frameId) return window;
    if (shadow && src === hidden.src && name === hidden.name && id === hidden.id) same.push(window);
  }
  return same.length === 1 ? (same[0] ?? null) : null;
}
