import { expect, it } from 'vitest';
import { formatDuration, formatShortCount, formatSize } from '@/lib/view/format';

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

it.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1k'],
  [1_299, '1.2k'],
  [9_999, '9.9k'],
  [123_999, '123k'],
  [999_999, '999k'],
  [1_250_000, '1.2M'],
])('%d in short is %s', (count, text) => {
  expect(formatShortCount(count)).toBe(text);
});
