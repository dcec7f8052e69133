import type { ShadowRootOf } from './frames';

interface Extension {
  /** Chrome's way. */
  readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null };
}

/** How this browser shows shadow trees to extensions, closed ones too. */
export function shadowRootIn({ dom }: Extension): ShadowRootOf {
  return (element) => {
    if (!dom) return element.openOrClosedShadowRoot ?? null;
    return element instanceof HTMLElement ? dom.openOrClosedShadowRoot(element) : null;
  };
}
