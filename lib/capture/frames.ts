import type { FrameElement } from '@/lib/log/event';
import type { ChildFrame } from '@/lib/wire';

/** What the browser tells content scripts, and not pages, about frames. */
export interface FrameAids {
  /** Open and closed ones; `null` where there is none or it can't be told. */
  shadowRootOf(element: Element): ShadowRoot | null;
  /** The frame id of a window or of a frame's element; `null` where the browser doesn't tell it. */
  readonly frameIdOf: ((target: unknown) => number | null) | null;
}

export interface Child {
  readonly element: Element;
  readonly window: Window;
  readonly shadow: boolean;
}

const FRAMES = 'iframe,frame,object,embed';
/** ms that looking for shadow trees may take. */
const WALK = 3;

/** The frames that a document has elements for, as far as the time goes in shadow trees. */
export function* childrenOf(document: Document, aids: FrameAids): Generator<Child> {
  const end = performance.now() + WALK;
  const roots: ParentNode[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll(FRAMES)) {
      const window: unknown = Reflect.get(element, 'contentWindow');
      if (isWindow(window)) yield { element, window, shadow: root !== document };
    }
    for (const element of root.querySelectorAll('*')) {
      if (performance.now() > end) return;
      const shadow = aids.shadowRootOf(element);
      if (shadow) roots.push(shadow);
    }
  }
}

/** Of another origin too. */
export function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null && 'window' in value;
}

export function describe({ element, shadow }: Child): FrameElement {
  return {
    src: String(Reflect.get(element, 'src') ?? Reflect.get(element, 'data') ?? ''),
    name: element.getAttribute('name') ?? '',
    id: element.id,
    sandbox: element.getAttribute('sandbox'),
    shadow,
  };
}

export function listChildren(self: Window, aids: FrameAids): ChildFrame[] {
  return Array.from(childrenOf(self.document, aids), (child) => ({
    element: describe(child),
    index: indexIn(self, child.window),
    frameId: aids.frameIdOf?.(child.window) ?? null,
  }));
}

/** `i` with `parent[i] === child`. */
export function indexIn(parent: Window, child: unknown): number | null {
  for (let i = 0; i < parent.length; i++) if (parent[i] === child) return i;
  return null;
}
