import type { FrameElement } from '@/lib/log/event';
import { childrenOf, describe, indexIn, isWindow, type FrameAids } from './frames';
import type { WindowRef } from './sighting';

const DEPTH = 64;

/**
 * How `self` can name the window that a message came from; `null` where it is closed, in another
 * tab, or no window. `up` is -1 where no way leads there and only the frame id is known.
 */
export function refOf(source: unknown, self: Window, aids: FrameAids): WindowRef | null {
  try {
    return isWindow(source) ? nameOf(source, self, aids) : null;
  } catch {
    return null; // a window that went away meanwhile
  }
}

function nameOf(source: Window, self: Window, aids: FrameAids): WindowRef | null {
  const above = ancestors(self);
  const chain = ancestors(source);
  const up = above.findIndex((window) => chain.includes(window));
  if (up < 0) return null;
  const frameId = aids.frameIdOf?.(source) ?? null;
  const down: number[] = [];
  for (let at = chain.indexOf(above[up] ?? self); at > 0; at--) {
    const parent = chain[at] ?? self;
    const child = chain[at - 1] ?? self;
    const index = indexIn(parent, child);
    if (index !== null) {
      down.push(index);
      continue;
    }
    const hidden = parent === self && child === source ? elementOf(child, self, aids) : null;
    if (hidden) return { up, down, hidden, frameId };
    return frameId === null ? null : { up: -1, down: [], hidden: null, frameId };
  }
  return { up, down, hidden: null, frameId };
}

/** A window, its parent, and so on to the top; none for a closed one. */
function ancestors(window: Window): Window[] {
  const chain: Window[] = [];
  let at: Window | null = window;
  while (at && chain.length < DEPTH) {
    chain.push(at);
    const parent: Window | null = at.parent;
    if (parent === at) return chain;
    at = parent;
  }
  return [];
}

function elementOf(child: Window, self: Window, aids: FrameAids): FrameElement | null {
  for (const candidate of childrenOf(self.document, aids)) {
    if (candidate.window === child) return describe(candidate);
  }
  return null;
}

/** The window that a ref names, as seen from `self`; `null` where it is gone or can't be told from another. */
export function windowOf(ref: WindowRef, self: Window, aids: FrameAids): Window | null {
  if (ref.up < 0 || ref.up > DEPTH) return null;
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
  aids: FrameAids,
): Window | null {
  const same = [...childrenOf(self.document, aids)].filter((child) => {
    const { src, name, id, shadow } = describe(child);
    return src === hidden.src && name === hidden.name && id === hidden.id && shadow;
  });
  const exact = same.filter(({ window }) => aids.frameIdOf?.(window) === ref.frameId);
  const found = ref.frameId === null || exact.length === 0 ? same : exact;
  return found.length === 1 ? (found[0]?.window ?? null) : null;
}

/** Whether a ref that was right once still is, as far as that is quickly told. */
export function isThere(ref: WindowRef, source: unknown, self: Window): boolean {
  if (ref.hidden) return true;
  const [index] = ref.down;
  if (index === undefined) return ref.up >= 0;
  return ref.up === 0 && ref.down.length === 1 && self[index] === source;
}
