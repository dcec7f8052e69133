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
  if (source.top === null || source.top !== self.top) return null;
  const frameId = aids.frameIdOf?.(source) ?? null;
  const above = [self];
  for (let at = self; at.parent !== at; at = at.parent) above.push(at.parent);
  const down: number[] = [];
  let hidden: FrameElement | null = null;
  for (let at = source; ; at = at.parent) {
    const up = above.indexOf(at);
    if (up >= 0) return { up, down, hidden, frameId };
    const index = indexIn(at.parent, at);
    if (index !== null) {
      down.unshift(index);
      continue;
    }
    if (at === source && at.parent === self) hidden = elementOf(at, self, aids);
    if (!hidden) return frameId === null ? null : { up: -1, down: [], hidden, frameId };
  }
}

function elementOf(child: Window, self: Window, aids: FrameAids): FrameElement | null {
  for (const candidate of childrenOf(self.document, aids)) {
    if (candidate.window === child) return describe(candidate.element);
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
    const { src, name, id, shadow } = describe(child.element);
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
