import { describe, expect, it } from 'vitest';
import type { Node } from '@/lib/capture/node';
import { toggleLine, treeLines } from '@/lib/view/tree';

const object = (entries: Record<string, Node>): Node => ({
  type: 'object',
  entries: Object.entries(entries),
  more: 0,
});

const root = object({
  type: 'init',
  config: object({ list: { type: 'array', items: [1, 2], length: 2 }, deep: object({ x: 1 }) }),
});

describe('tree of a payload', () => {
  it('opens two levels', () => {
    expect(treeLines(root, new Map()).map(({ path, open }) => [path, open])).toEqual([
      ['$', true],
      ['$.type', null],
      ['$.config', true],
      ['$.config.list', false],
      ['$.config.deep', false],
    ]);
  });

  it('opens and shuts', () => {
    const [top, , config] = treeLines(root, new Map());
    if (!top || !config) throw new Error('no lines');
    const shut = toggleLine(new Map(), config);
    expect(treeLines(root, shut).map(({ path }) => path)).toEqual(['$', '$.type', '$.config']);
    expect(treeLines(root, toggleLine(new Map(), top))).toHaveLength(1);
  });

  it('shows a long list in strides, and says what was not recorded', () => {
    const list: Node = {
      type: 'array',
      items: Array.from({ length: 250 }, (_, n) => n),
      length: 999,
    };
    const lines = treeLines(list, new Map());
    expect(lines).toHaveLength(1 + 100 + 2);
    expect(lines.slice(-2).map(({ text }) => text)).toEqual(['150 more…', '749 not recorded']);
    const more = lines.at(-2);
    if (!more) throw new Error('no line');
    const folding = toggleLine(toggleLine(new Map(), more), more);
    expect(treeLines(list, folding)).toHaveLength(1 + 250 + 1);
  });

  it.each<[Node, string]>([
    [{ type: 'undefined' }, 'undefined'],
    [{ type: 'bigint', value: '42' }, '42n'],
    [{ type: 'date', value: 0 }, 'Date(1970-01-01T00:00:00.000Z)'],
    [{ type: 'date', value: null }, 'Date(Invalid)'],
    [{ type: 'map', entries: [], size: 0 }, 'Map(0)'],
    [{ type: 'bytes', view: 'Uint8Array', byteLength: 2048, head: 'AA==' }, 'Uint8Array 2 kB AA=='],
    [{ type: 'ref', path: '$.a' }, 'same as $.a'],
    ['a\u202Eb', '"a\\u202eb"'],
  ])('says what %j is', (node, text) => {
    expect(treeLines(node, new Map())[0]?.text).toBe(text);
  });

  it('bounds what it draws of ten thousand levels', () => {
    let deep: Node = 1;
    for (let level = 0; level < 10_000; level++) deep = { type: 'array', items: [deep], length: 1 };
    const all = new Map(Array.from({ length: 300 }, (_, n) => [`$${'.0'.repeat(n)}`, 1]));
    expect(treeLines(deep, all).length).toBeLessThanOrEqual(201);
  });
});
