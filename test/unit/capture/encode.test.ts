import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { encode } from '@/lib/capture/encode';
import type { Node } from '@/lib/capture/node';
import { parseNode } from '@/lib/capture/parse-node';
import { revive } from '@/lib/capture/revive';
import { picture } from '@/test/support/picture';

/** All that structured cloning can carry and a picture can hold whole. */
const cloneable = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, NaN, Infinity, -Infinity),
    fc.bigInt({ min: -(2n ** 128n), max: 2n ** 128n }),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array({ maxLength: 40 }),
    fc.float64Array({ maxLength: 4 }),
    fc.constantFrom(
      /a+/giu,
      new RangeError('no'),
      new Error(''),
      Object(1),
      Object('x'),
      Object(1n),
    ),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.sparseArray(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toJSON')),
      tie('value'),
      { maxKeys: 5 },
    ),
    fc
      .array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 })
      .map((entries) => new Map(entries)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => new Set(items)),
    tie('value').map((value) => ({ once: value, twice: value })),
    tie('value').map((value) => {
      const cycle: Record<string, unknown> = { value };
      cycle['self'] = cycle;
      return cycle;
    }),
  ),
})).value;

describe('encode', () => {
  it.each<[string, unknown, Node]>([
    ['null', null, null],
    ['text', 'a', 'a'],
    ['undefined', undefined, { type: 'undefined' }],
    ['-0', -0, { type: 'number', value: '-0' }],
    ['BigInt', 12n, { type: 'bigint', value: '12' }],
    [
      'a hole',
      Object.assign([], { 1: 1 }),
      { type: 'array', items: [{ type: 'hole' }, 1], length: 2 },
    ],
    ['a date', new Date(5), { type: 'date', value: 5 }],
    ['an invalid date', new Date(NaN), { type: 'date', value: null }],
    ['a pattern', /a/g, { type: 'regexp', source: 'a', flags: 'g' }],
    ['an error', new TypeError('no'), { type: 'error', name: 'TypeError', message: 'no' }],
    ['a boxed value', Object(false), { type: 'boxed', value: false }],
    [
      'bytes',
      new Uint16Array([1]),
      { type: 'bytes', view: 'Uint16Array', byteLength: 2, head: 'AQA=' },
    ],
    [
      'a buffer',
      new ArrayBuffer(1),
      { type: 'bytes', view: 'ArrayBuffer', byteLength: 1, head: 'AA==' },
    ],
    [
      'a blob',
      new Blob(['abc'], { type: 'text/x' }),
      { type: 'blob', mime: 'text/x', size: 3, name: null },
    ],
    ['a file', new File(['a'], 'f'), { type: 'blob', mime: '', size: 1, name: 'f' }],
    ['a stream', new ReadableStream(), { type: 'handle', name: 'ReadableStream', detail: '' }],
    ['a function', () => 1, { type: 'unreadable', reason: 'function' }],
    [
      'an instance',
      new (class Point {
        x = 1;
      })(),
      { type: 'object', entries: [['x', 1]], more: 0 },
    ],
    [
      'a map',
      new Map([['k', new Set([1])]]),
      { type: 'map', entries: [['k', { type: 'set', items: [1], size: 1 }]], size: 1 },
    ],
  ])('pictures %s', (_, value, node) => {
    expect(picture(value).root).toEqual(node);
    expect(picture(value).cut).toBe(false);
  });

  it('says where an object was met before', () => {
    const inner = { a: 1 };
    const value = { list: [inner, inner], map: new Map([['k', inner]]), 'odd key': {} };
    Object.assign(value['odd key'], { up: value['odd key'] });
    const ref = { type: 'ref', path: '$.list[0]' };
    expect(picture(value).root).toMatchObject({
      entries: [
        ['list', { items: [{}, ref] }],
        ['map', { entries: [['k', ref]] }],
        ['odd key', { entries: [['up', { path: '$["odd key"]' }]] }],
      ],
    });
  });

  it('knows the size that JSON has', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const { size, exact } = picture(JSON.parse(text));
        expect(exact).toBe(true);
        expect(Math.abs(size - Buffer.byteLength(text))).toBeLessThanOrEqual(
          text.split(/[{[,]|true/).length * 2,
        );
      }),
    );
  });

  it.each<[string, unknown]>([
    ['64 MB of text', 'x'.repeat(64_000_000)],
    ['many fields', Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, i]))],
    ['a long list', Array.from({ length: 350_000 }, (_, i) => i)],
    ['an empty list of the greatest length', Object.assign([], { length: 2 ** 32 - 1 })],
    ['10,000 levels', Array.from({ length: 10_000 }).reduce<unknown>((inner) => ({ inner }), 1)],
    ['a long key', { ['k'.repeat(1_000_000)]: 1, b: 2 }],
    [
      'a long name',
      Object.assign(new Error('m'.repeat(1_000_000)), { name: 'n'.repeat(1_000_000) }),
    ],
    ['a huge BigInt', 2n ** 100_000n],
    ['100 MB of bytes', new ArrayBuffer(100_000_000)],
    [
      'a wide tree',
      Array.from({ length: 300 }, () => Array.from({ length: 300 }, () => ({ a: 'b' }))),
    ],
  ])('cuts %s', (_, value) => {
    const { root, cut, size } = picture(value);
    expect(cut).toBe(true);
    expect(JSON.stringify(root).length).toBeLessThan(600_000);
    expect(size).toBeGreaterThan(0);
  });

  it('leaves room for what follows a long text', () => {
    const { root } = picture({ html: 'x'.repeat(100_000), type: '[TOKEN_REFRESH]' });
    expect(root).toMatchObject({
      entries: [
        ['html', { length: 100_000 }],
        ['type', '[TOKEN_REFRESH]'],
      ],
    });
  });

  it('does not split a surrogate pair', () => {
    const { root } = encode('😀'.repeat(100), { bytes: 5, nodes: 10, depth: 2, ms: Infinity });
    expect(root).toMatchObject({ type: 'string', value: '😀😀', length: 200 });
  });

  describe('stops at its time', () => {
    const budget = { bytes: 1e6, nodes: 1e6, depth: 9, ms: 4 };
    /** How many of 4,000 items there is time for, by a clock that goes on `steps` ms at each look. */
    function items(...steps: number[]): number {
      let now = 0;
      const clock = vi
        .spyOn(performance, 'now')
        .mockImplementation(() => (now += steps.shift() ?? 0));
      const { root } = encode(Array(4_000).fill(1), budget);
      clock.mockRestore();
      return typeof root === 'object' && root?.type === 'array' ? root.items.length : 0;
    }

    it('which may be over before it begins', () => {
      expect(encode(Array(4_000).fill(1), { ...budget, ms: -1 }).cut).toBe(true);
    });

    it('however long it works', () => {
      expect(items(...Array<number>(60).fill(0.5))).toBeLessThan(600);
    });

    it('but not where the process had to wait', () => {
      expect(items(0, 500)).toBe(4_000);
    });
  });
});

describe('a picture', () => {
  it('survives revival', () => {
    fc.assert(
      fc.property(cloneable, (value) => {
        const { root, cut } = picture(value);
        fc.pre(!cut);
        const { value: again, lost } = revive(root);
        expect(lost).toEqual([]);
        expect(picture(again).root).toEqual(root);
      }),
      { numRuns: 500 },
    );
  });

  it('survives a file', () => {
    fc.assert(
      fc.property(cloneable, (value) => {
        const { root } = picture(value);
        expect(parseNode(JSON.parse(JSON.stringify(root)))).toEqual(root);
      }),
    );
  });

  it('revives an own __proto__ as a field', () => {
    const { value } = revive(picture(JSON.parse('{"__proto__":{"polluted":1}}')).root);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(Object(value))).toEqual(['__proto__']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('revive', () => {
  it.each<[string, Node, string[]]>([
    ['a cut text', { type: 'string', value: 'a', length: 9 }, ['$']],
    [
      'a handle',
      {
        type: 'object',
        entries: [['p', { type: 'handle', name: 'MessagePort', detail: '' }]],
        more: 0,
      },
      ['$.p'],
    ],
    ['missing fields', { type: 'object', entries: [], more: 2 }, ['$']],
    ['missing items', { type: 'array', items: [1], length: 3 }, ['$']],
    [
      'part of the bytes',
      { type: 'bytes', view: 'Uint8Array', byteLength: 300, head: 'AAAA' },
      ['$'],
    ],
    ['odd bytes', { type: 'bytes', view: 'Uint32Array', byteLength: 3, head: 'AAAA' }, ['$']],
    ['a bad pattern', { type: 'regexp', source: '(', flags: 'zz' }, ['$']],
    ['a ref to nowhere', { type: 'ref', path: '$.x' }, ['$']],
    ['no number', { type: 'bigint', value: '1.5' }, ['$']],
    [
      'what was left out',
      { type: 'array', items: [{ type: 'omitted', reason: 'depth' }], length: 1 },
      ['$[0]'],
    ],
  ])('names %s', (_, node, lost) => {
    expect(revive(node).lost).toEqual(lost);
  });
});

describe('parseNode', () => {
  it('never throws, and gives back only nodes', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
        const node = parseNode(value);
        expect(node === undefined ? undefined : parseNode(node)).toEqual(node);
      }),
    );
  });

  it.each<[string, unknown]>([
    ['an unknown type', { type: 'script' }],
    ['no type', { value: 1 }],
    ['an inherited type', Object.create({ type: 'undefined' })],
    ['a number that JSON can’t say', NaN],
    ['a negative length', { type: 'array', items: [], length: -1 }],
    ['more items than its length', { type: 'array', items: [1, 2], length: 1 }],
    ['an odd entry', { type: 'object', entries: [['a']], more: 0 }],
    ['a key that is none', { type: 'object', entries: [[1, 2]], more: 0 }],
    ['a date beyond time', { type: 'date', value: 9e15 }],
    [
      'endless depth',
      Array.from({ length: 200 }).reduce<unknown>((inner) => ({ type: 'boxed', value: inner }), 1),
    ],
    ['endless text', { type: 'string', value: 'x'.repeat(5_000_000), length: 5_000_000 }],
  ])('refuses %s', (_, value) => {
    expect(parseNode(value)).toBeUndefined();
  });

  it('drops what it does not know', () => {
    expect(parseNode({ type: 'undefined', extra: 1 })).toEqual({ type: 'undefined' });
  });
});
