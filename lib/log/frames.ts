import type { FrameElement } from './event';
import type { DocumentId } from './event';
import type { Sighting, WindowRef } from '@/lib/capture/sighting';
import type { Hello } from '@/lib/wire';

/** ms by which the clocks of two processes may differ. */
export const SKEW = 50;

/** One living document of a tab, as the hub knows it. */
export interface KnownFrame {
  readonly documentId: DocumentId;
  readonly frameId: number;
  readonly parentFrameId: number;
  readonly hello: Hello;
}

/**
 * The tree of one tab's frames: says which document a frame's `WindowRef` means, and how one
 * document names another's window. Pure lookups; the hub adds and removes. `now` is in ms since 1970.
 */
export function createFrames(now: () => number) {
  const byFrame = new Map<number, KnownFrame>();

  function get(documentId: DocumentId): KnownFrame | null {
    for (const frame of byFrame.values()) if (frame.documentId === documentId) return frame;
    return null;
  }

  function childrenOf(parent: KnownFrame): KnownFrame[] {
    return [...byFrame.values()].filter((frame) => frame.parentFrameId === parent.frameId);
  }

  /** The child that `element` shows. A child in a shadow tree has no index, so its address and name tell. */
  function hiddenChild(parent: KnownFrame, element: FrameElement): KnownFrame | null {
    const hidden = childrenOf(parent).filter((child) => child.hello.index === null);
    if (hidden.length <= 1) return hidden[0] ?? null;
    const score = (child: KnownFrame) =>
      Number(element.name !== '' && child.hello.name === element.name) * 2 +
      Number(element.src !== '' && child.hello.url === element.src);
    return hidden.reduce((best, child) => (score(child) > score(best) ? child : best));
  }

  /** The document that `ref`, said by `from`, means now; `null` where it is not (or no longer) known. */
  function resolve(from: DocumentId, ref: WindowRef | null): DocumentId | null {
    if (!ref) return null;
    if (ref.frameId !== null) return byFrame.get(ref.frameId)?.documentId ?? null;
    let at = get(from);
    for (let up = ref.up; up > 0 && at; up--) at = byFrame.get(at.parentFrameId) ?? null;
    for (const index of ref.down) {
      if (!at) return null;
      at = childrenOf(at).find((child) => child.hello.index === index) ?? null;
    }
    if (at && ref.hidden) at = hiddenChild(at, ref.hidden);
    return at?.documentId ?? null;
  }

  /**
   * The document that posted what `heardBy` heard; `null` where it is not known, or its frame shows
   * another one by now: one that began later, or has another origin than the browser told.
   */
  function posterOf(
    heardBy: DocumentId,
    { source, at, origin }: Pick<Sighting, 'source' | 'at' | 'origin'>,
  ): DocumentId | null {
    const shown = get(resolve(heardBy, source) ?? '');
    if (!shown) return null;
    const { hello, documentId } = shown;
    // One that began in the future began before the computer's clock was set back.
    const isLater = hello.at > at + SKEW && hello.at <= now();
    const isOther = isReal(origin) && isReal(hello.origin) && origin !== hello.origin;
    return isLater || isOther ? null : documentId;
  }

  /** How `from` reaches the window of `to`; `null` where no way is known. */
  function refTo(from: DocumentId, to: DocumentId): WindowRef | null {
    const start = get(from);
    const end = get(to);
    if (!start || !end) return null;
    const ancestors = lineOf(start);
    const line = lineOf(end);
    const up = ancestors.findIndex((frame) => line.includes(frame));
    const meeting = ancestors[up];
    if (!meeting) return null;
    const down: number[] = [];
    let hidden: FrameElement | null = null;
    for (const step of line.slice(0, line.indexOf(meeting)).toReversed()) {
      if (hidden) return null; // beyond a shadow tree nothing can be named
      if (step.hello.index !== null) down.push(step.hello.index);
      else
        hidden = elementOf(step) ?? {
          src: step.hello.url,
          name: step.hello.name,
          id: '',
          sandbox: null,
          shadow: true,
        };
    }
    return { up, down, hidden, frameId: end.frameId };
  }

  /** A frame and its ancestors, itself first. */
  function lineOf(frame: KnownFrame): KnownFrame[] {
    const line: KnownFrame[] = [];
    for (
      let at: KnownFrame | undefined = frame;
      at && !line.includes(at);
      at = byFrame.get(at.parentFrameId)
    )
      line.push(at);
    return line;
  }

  /** The `<iframe>` that shows `frame`, as its parent told. */
  function elementOf(frame: KnownFrame): FrameElement | null {
    const parent = byFrame.get(frame.parentFrameId);
    const children = parent?.hello.children ?? [];
    const own =
      children.find((child) => child.frameId === frame.frameId) ??
      children.find((child) => child.index !== null && child.index === frame.hello.index);
    if (own) return own.element;
    const hidden = children.filter((child) => child.index === null);
    const match = hidden.find(({ element }) => parent && hiddenChild(parent, element) === frame);
    return match?.element ?? null;
  }

  /** How many child frames documents tell of that are not known. */
  function missing(): number {
    let count = 0;
    for (const frame of byFrame.values())
      count += Math.max(0, frame.hello.children.length - childrenOf(frame).length);
    return count;
  }

  return {
    get,
    resolve,
    posterOf,
    missing,
    refTo,
    elementOf,
    all: () => [...byFrame.values()],
    set: (frame: KnownFrame) => void byFrame.set(frame.frameId, frame),
    clear: () => byFrame.clear(),
    remove(documentId: DocumentId) {
      const frame = get(documentId);
      if (frame) byFrame.delete(frame.frameId);
    },
  };
}

/** Not the one that all sandboxed documents share. */
function isReal(origin: string): boolean {
  return origin !== '' && origin !== 'null';
}

export type Frames = ReturnType<typeof createFrames>;
