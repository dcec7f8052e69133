import type { FrameElement } from '@/lib/log/event';

/** What the browser tells content scripts, and not pages, about frames. */
export interface FrameAids {
  /** Open and closed ones; `null` where there is none or it can't be told. */
  shadowRootOf(element: Element): ShadowRoot | null;
  /** The frame id of a window; `null` where the browser doesn't tell it (`undefined`: never). */
  frameIdOf?(window: Window): number | null;
}

export interface Child {
  readonly element: Element;
  readonly window: Window;
}

/** ms that looking through a document may take. */
const WALK = 3;

/** The frames that a document has elements for, in shadow trees too, as far as the time goes. */
export function* childrenOf(
  root: ParentNode,
  aids: FrameAids,
  end = performance.now() + WALK,
): Generator<Child> {
  for (const element of root.querySelectorAll('*')) {
    if (performance.now() > end) return;
    const window: unknown = 'contentWindow' in element && element.contentWindow;
    if (isWindow(window)) yield { element, window };
    const shadow = aids.shadowRootOf(element);
    if (shadow) yield* childrenOf(shadow, aids, end);
  }
}

/** Of another origin too. */
export function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null && 'window' in value;
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

/** `i` with `parent[i] === child`. */
export function indexIn(parent: Window, child: unknown): number | null {
  for (let i = 0; i < parent.length; i++) if (parent[i] === child) return i;
  return null;
}
