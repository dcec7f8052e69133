import { describe, expect, it } from 'vitest';
import { createFrames, type KnownFrame } from '@/lib/log/frames';

const element = { src: '', name: '', id: '', sandbox: null, shadow: true };

function frame(
  frameId: number,
  parentFrameId: number,
  index: number | null,
  more: Partial<KnownFrame['hello']> = {},
): KnownFrame {
  return {
    documentId: `d${frameId}`,
    frameId,
    parentFrameId,
    hello: {
      type: 'hello',
      at: 0,
      url: `https://${frameId}.example/`,
      origin: `https://${frameId}.example`,
      name: '',
      index,
      children: [],
      ...more,
    },
  };
}

/** top(0): a(1) with a child b(2); c(3) and d(4) in shadow trees. */
function tree() {
  const frames = createFrames(() => 6_000);
  frames.set(frame(0, -1, null));
  frames.set(frame(1, 0, 0));
  frames.set(frame(2, 1, 0));
  frames.set(frame(3, 0, null));
  frames.set(frame(4, 0, null, { name: 'agent' }));
  return frames;
}

const ref = { up: 0, down: [], hidden: null, frameId: null };

describe('resolve', () => {
  it.each([
    ['itself', 'd1', ref, 'd1'],
    ['its parent', 'd1', { ...ref, up: 1 }, 'd0'],
    ['its grandparent', 'd2', { ...ref, up: 2 }, 'd0'],
    ['a child', 'd0', { ...ref, down: [0] }, 'd1'],
    ['a grandchild', 'd0', { ...ref, down: [0, 0] }, 'd2'],
    ['by frame id', 'd0', { ...ref, frameId: 3 }, 'd3'],
    ['a hidden child by name', 'd0', { ...ref, hidden: { ...element, name: 'agent' } }, 'd4'],
    [
      'a hidden child by address',
      'd0',
      { ...ref, hidden: { ...element, src: 'https://3.example/' } },
      'd3',
    ],
    ['above the top', 'd0', { ...ref, up: 1 }, null],
    ['no such child', 'd0', { ...ref, down: [7] }, null],
    ['nobody', 'd0', null, null],
    ['said by a stranger', 'd9', ref, null],
  ])('%s', (_, from, said, expected) => {
    expect(tree().resolve(from, said)).toBe(expected);
  });
});

describe('posterOf', () => {
  const origin = 'https://app.example';
  const heard = { source: { ...ref, down: [0] }, at: 1_000, origin };

  it.each([
    ['the one in the frame', {}, 'd1'],
    ['one whose clock is a little ahead', { at: 1_020 }, 'd1'],
    ['not one that began later', { at: 5_000 }, null],
    ['one that began before the clock was set back', { at: 7_000 }, 'd1'],
    ['not one of another origin', { origin: 'https://login.example' }, null],
    ['one in a sandbox', { origin: 'null' }, 'd1'],
  ])('%s', (_, hello, expected) => {
    const frames = tree();
    frames.set(frame(1, 0, 0, { origin, at: 10, ...hello }));
    expect(frames.posterOf('d0', heard)).toBe(expected);
    expect(frames.posterOf('d0', { ...heard, source: null })).toBeNull();
  });

  it('is told where the browser names no origin', () => {
    expect(tree().posterOf('d0', { ...heard, origin: '' })).toBe('d1');
    expect(tree().posterOf('d0', { ...heard, origin: 'null' })).toBe('d1');
  });
});

describe('refTo', () => {
  it('leads back to the same document, from every document to every other', () => {
    const frames = tree();
    for (const from of frames.all())
      for (const to of frames.all()) {
        const way = frames.refTo(from.documentId, to.documentId);
        expect(way && frames.resolve(from.documentId, { ...way, frameId: null })).toBe(
          to.documentId,
        );
      }
  });

  it('is null for a document that is gone', () => {
    const frames = tree();
    frames.remove('d2');
    expect(frames.refTo('d0', 'd2')).toBeNull();
  });
});
