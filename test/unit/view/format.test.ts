import { expect, it } from 'vitest';
import { formatDuration, formatSize } from '@/lib/view/format';

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1_200, '1.2 s'],
  [59_999, '59 s'],
  [192_000, '3 min 12 s'],
  [86_340_000, '23 h 59 min'],
  [187_200_000, '2 d 4 h'],
  [-1_500, '−1.5 s'],
])('%d ms is %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it.each([
  [0, true, '0 B'],
  [999, true, '999 B'],
  [1_500, true, '1.5 kB'],
  [64e6, false, '≥ 64 MB'],
])('%d bytes', (bytes, exact, text) => {
  expect(formatSize(bytes, exact)).toBe(text);
});
