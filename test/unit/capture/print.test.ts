import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refSteps, pathTo, type Step } from '@/lib/capture/path';
import { nodeToText } from '@/lib/capture/print';
import { picture } from '@/test/support/picture';

it.each<[unknown, string]>([
  [{ type: '[TOKEN_REFRESH]', reason: 'Expired' }, '{type: "[TOKEN_REFRESH]", reason: "Expired"}'],
  [[1, 'a', null, undefined], '[1, "a", null, undefined]'],
  [{ 'odd key': new Map([[1, new Set(['x'])]]) }, '{"odd key": Map(1) {1 => Set(1) {"x"}}}'],
  [{ a: { b: { c: { d: 1 } } } }, '{a: {b: {c: {…}}}}'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Uint8Array(3), 'Uint8Array(3)'],
  [10n, '10n'],
])('previews %o', (value, text) => {
  expect(nodeToText(picture(value).root)).toBe(text);
});

it('keeps to its limit', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 60 }), (value, limit) => {
      expect(nodeToText(picture(value).root, limit).length).toBeLessThanOrEqual(limit);
    }),
  );
});

it('reads the paths that it writes', () => {
  const steps = fc.array(fc.oneof(fc.string(), fc.nat({ max: 1e6 })));
  fc.assert(
    fc.property(steps, (path) => {
      expect(refSteps(path.reduce<string>((at, step: Step) => pathTo(at, step), '$'))).toEqual(
        path,
      );
    }),
  );
});

it.each(['', 'a', '$.', '$[', '$[a]', '$..a', '$["a]', '$[1'])('refuses the path %j', (path) => {
  expect(refSteps(path)).toBeUndefined();
});
