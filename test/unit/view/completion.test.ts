import { expect, it } from 'vitest';
import { complete } from '@/lib/view/completion';

const values = (field: string) => (field === 'from' ? ['localhost:4000', 'my agent', 'agent'] : []);

it.each([
  ['', 0, []],
  ['fr', 2, ['from:', 'frame:']],
  ['-fr', 3, ['-from:', '-frame:']],
  ['from:ag', 7, ['from:"my agent"', 'from:agent']],
  ['from:agent', 10, ['from:"my agent"']],
  ['nothing:a', 9, []],
])('%j completes to %j', (text, caret, expected) => {
  expect(complete(text, caret, values).map((one) => one.text)).toEqual(expected);
});

it('replaces the word at the caret alone', () => {
  expect(complete('type:x to rest', 9, () => [])).toEqual([{ text: 'to:', from: 7, to: 9 }]);
});
