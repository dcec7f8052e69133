import { describe, expect, it } from 'vitest';
import { refOf, type Hidden } from '@/lib/capture/windows';
import { windowOf } from '@/lib/capture/frames';

/** As much of a window as naming one needs. */
interface Fake {
  readonly window: Fake;
  parent: Fake | null;
  top: Fake | null;
  length: number;
  [index: number]: Fake;
}

function make(parent: Fake | null, isHidden = false): Fake & Window {
  const self = { length: 0 } as Record<string | number, unknown>;
  Object.assign(self, { window: self, parent: parent ?? self, top: parent?.top ?? self });
  const fake = self as unknown as Fake & Window;
  if (parent && !isHidden) parent[parent.length++] = fake;
  return fake;
}

const top = make(null);
const agent = make(top);
const sibling = make(top);
const inner = make(agent);
const cousin = make(sibling);
const hiddenChild = make(top, true);
const belowHidden = make(hiddenChild);
const other = make(null);

describe('naming windows', () => {
  it.each([
    ['itself', top, top, { up: 0, down: [] }],
    ['a child', top, sibling, { up: 0, down: [1] }],
    ['a grandchild', top, inner, { up: 0, down: [0, 0] }],
    ['its parent', agent, top, { up: 1, down: [] }],
    ['the top', inner, top, { up: 2, down: [] }],
    ['a sibling', agent, sibling, { up: 1, down: [1] }],
    ['a cousin', inner, cousin, { up: 2, down: [1, 0] }],
    ['its hidden self', hiddenChild, hiddenChild, { up: 0, down: [] }],
    ['the child of a hidden frame', hiddenChild, belowHidden, { up: 0, down: [0] }],
    ['the parent of a hidden frame', hiddenChild, top, { up: 1, down: [] }],
  ])('names %s, and finds it again', (_, self, source, { up, down }) => {
    const ref = refOf(source, self, new Map());
    expect(ref).toEqual({ up, down, hidden: null, frameId: null });
    expect(ref && windowOf(ref, self, { shadowRootOf: () => null })).toBe(source);
  });

  it('keeps a place for the element of a hidden child', () => {
    const hidden: Hidden = new Map();
    const ref = refOf(hiddenChild, top, hidden);
    expect(ref).toMatchObject({ up: 0, down: [], hidden: { shadow: true } });
    expect(ref?.hidden).toBe(hidden.get(hiddenChild));
    expect(refOf(hiddenChild, top, hidden)?.hidden).toBe(ref?.hidden);
  });

  it('says the frame id where no way leads', () => {
    const ref = refOf(belowHidden, agent, new Map(), () => 2 ** 33);
    expect(ref).toEqual({ up: -1, down: [], hidden: null, frameId: 2 ** 33 });
    expect(refOf(belowHidden, agent, new Map())).toBeNull();
  });

  it.each<[string, unknown]>([
    ['another tab', other],
    ['nothing', null],
    ['a port', new MessageChannel().port1],
    ['a closed window', Object.assign(make(null), { parent: null, top: null })],
  ])('has no name for %s', (_, source) => {
    expect(refOf(source, top, new Map())).toBeNull();
  });

  it.each([
    { up: -1, down: [], hidden: null, frameId: 1 },
    { up: 9, down: [], hidden: null, frameId: null },
    { up: 1e9, down: [], hidden: null, frameId: null },
    { up: 0, down: [7], hidden: null, frameId: null },
  ])('finds nothing at %o', (ref) => {
    expect(windowOf(ref, agent, { shadowRootOf: () => null })).toBeNull();
  });
});
