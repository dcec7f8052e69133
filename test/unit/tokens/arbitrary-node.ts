import fc from 'fast-check';
import type { Node } from '@/lib/capture/node';

/** Any node that a frame or a hostile session file can bring, with `bait` among its texts. */
export function arbitraryNode(bait: string): fc.Arbitrary<Node> {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'token',
      'access_token',
      'expires_in',
      'type',
      'data',
    ),
    fc.constant(bait),
    fc.json(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.base64String(),
  );
  const { node } = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      text,
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.record({ type: fc.constant('undefined' as const) }),
      fc.record({ type: fc.constant('string' as const), value: text, length: fc.nat() }),
      fc.record({ type: fc.constant('ref' as const), path: text }),
      fc.record({ type: fc.constant('error' as const), name: text, message: text }),
      fc.record({
        type: fc.constant('date' as const),
        value: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      }),
      fc.record({ type: fc.constant('boxed' as const), value: tie('node') }),
      fc.record({
        type: fc.constant('array' as const),
        items: fc.array(tie('node'), { maxLength: 5 }),
        length: fc.nat(),
      }),
      fc.record({
        type: fc.constant('object' as const),
        entries: fc.array(fc.tuple(text, tie('node')), { maxLength: 5 }),
        more: fc.nat(),
      }),
      fc.record({
        type: fc.constant('map' as const),
        entries: fc.array(fc.tuple(tie('node'), tie('node')), { maxLength: 4 }),
        size: fc.nat(),
      }),
    ),
  }));
  return node;
}
