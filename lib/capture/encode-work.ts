import type { Node } from './node';
import type { Step } from './path';

/** One encoding under way. */
export interface Work {
  bytes: number;
  nodes: number;
  readonly depth: number;
  readonly end: number;
  size: number;
  exact: boolean;
  cut: boolean;
  /** Every object met so far, and the way to it. */
  readonly seen: Map<object, Way>;
}

/** A place in the value, as a list from the leaf to the root; written out only where a ref needs it. */
export interface Way {
  readonly up: Way | null;
  readonly step: Step;
}

export function isSpent(work: Work): boolean {
  if (work.nodes <= 0 || work.bytes <= 0) return true;
  if ((work.nodes & 63) === 0 && performance.now() > work.end) work.nodes = 0;
  return work.nodes <= 0;
}

/** Notes that something was left out of the picture which takes at least `size` bytes. */
export function leaveOut(size: number, work: Work): void {
  work.size += size;
  work.exact = false;
  work.cut = true;
}

/** A value that was not looked into. */
export function omit(reason: 'depth' | 'budget', work: Work): Node {
  leaveOut(2, work);
  return { type: 'omitted', reason };
}

const NOT_PLAIN = /[^ !#-[\]-~]/;

/** The bytes that JSON takes for a string. */
export function textSize(text: string): number {
  if (!NOT_PLAIN.test(text)) return text.length + 2;
  let size = text.length + 2;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22 || code === 0x5c) size += 1;
    else if (code < 0x20) size += '\b\t\n\f\r'.includes(text.charAt(i)) ? 1 : 5;
    else if (code < 0x80) continue;
    else if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) size += 1;
    else size += 2;
  }
  return size;
}

/** Encodes one value inside another. */
export type EncodeAt = (value: unknown, depth: number, way: Way, work: Work) => Node;
