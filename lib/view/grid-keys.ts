import { clamp } from './window';

/** Which row a key goes to in a list of `count` rows; `null` for a key that goes nowhere. `at` -1: none yet. */
export function rowForKey(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const to = (index: number) => clamp(index, 0, count - 1);
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return at === -1 ? count - 1 : to(at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return to(Math.max(0, at) + page);
    case 'PageUp':
      return to(at - page);
    default:
      return null;
  }
}

/** What a key does on row `at` of a tree: shut or open it, or go to its first child or its parent. */
export function stepInTree(
  key: string,
  open: boolean | null,
  at: number,
  parentOf: () => number,
): 'toggle' | number | null {
  if (key === 'ArrowRight') return open === false ? 'toggle' : open ? at + 1 : at;
  if (key !== 'ArrowLeft') return null;
  if (open) return 'toggle';
  const parent = parentOf();
  return parent === -1 ? at : parent;
}
