import type { FrameElement } from '@/lib/log/event';
import type { WindowRef } from './sighting';

/** What the browser tells content scripts, and not pages, of a window; `null` for a closed one. */
export type FrameIdOf = (window: Window) => number | null;

/** The elements of child frames in shadow trees, by window: blank until somebody looks for them. */
export type Hidden = Map<unknown, { -readonly [K in keyof FrameElement]: FrameElement[K] }>;

/**
 * How `self` can name the window that a message came from; `null` where it is closed, in another
 * tab, or no window. `up` is -1 where no way leads there and only the frame id is known.
 */
export function refOf(
  source: unknown,
  self: Window,
  hidden: Hidden,
  frameIdOf?: FrameIdOf,
): WindowRef | null {
  try {
    return isWindow(source) ? nameOf(source, self, hidden, frameIdOf) : null;
  } catch {
    return null; // a window that went away meanwhile
  }
}

function nameOf(
  source: Window,
  self: Window,
  hidden: Hidden,
  frameIdOf?: FrameIdOf,
): WindowRef | null {
  const frameId = frameIdOf?.(source) ?? null;
  const ref = (up: number, down: number[]): WindowRef => {
    return { up, down, hidden: hidden.get(source) ?? null, frameId };
  };
  const child = indexIn(self, source);
  if (child !== null) return ref(0, [child]);
  if (source.top !== self.top) return null;
  const above = [self];
  for (let at = self; at.parent !== at; at = at.parent) above.push(at.parent);
  const down: number[] = [];
  for (let at = source; ; at = at.parent) {
    const up = above.indexOf(at);
    if (up >= 0) return ref(up, down);
    const index = indexIn(at.parent, at);
    if (index !== null) down.unshift(index);
    else if (at === source && at.parent === self) hide(source, hidden);
    else return frameId === null ? null : ref(-1, []);
  }
}

/** Its element is in a shadow tree, and is looked for when somebody wants to know. */
function hide(source: Window, hidden: Hidden): void {
  if (hidden.size > 99) hidden.clear();
  if (!hidden.has(source)) {
    hidden.set(source, { src: '', name: '', id: '', sandbox: null, shadow: true });
  }
}

/** Of another origin too. */
export function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null && 'window' in value;
}

/** `i` with `parent[i] === child`. */
export function indexIn(parent: Window, child: unknown): number | null {
  for (let i = 0; i < parent.length; i++) if (parent[i] === child) return i;
  return null;
}
