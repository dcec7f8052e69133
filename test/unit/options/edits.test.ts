import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createEdits } from '@/lib/options/edits';
import { defaultOptions, type Options } from '@/lib/options/options';
import { readOptions, watchOptions, type Area } from '@/lib/options/stored';
import type { Definition } from '@/lib/protocols/definition';

const { storage } = fakeBrowser;

beforeEach(() => fakeBrowser.reset());

function definition(id: string): Definition {
  const match = { type: `${id}.ask` };
  return {
    id,
    name: id,
    transport: 'window',
    messages: [{ role: 'request', from: 'frame', match }],
  };
}

/** The edits, and all that they showed. */
function edit(area: Area = storage.sync) {
  const shown: Options[] = [];
  const edits = createEdits({ area, first: defaultOptions(), show: (next) => shown.push(next) });
  return { ...edits, shown, last: () => shown.at(-1) ?? defaultOptions() };
}

describe('edits', () => {
  it('hold at once and are stored', async () => {
    const edits = edit();
    const done = edits.change({ noise: 'x' });
    expect(edits.last().noise).toBe('x');
    await done;
    expect(await readOptions(storage.sync)).toMatchObject({ noise: 'x' });
  });

  it('that follow each other before the first is stored are all kept', async () => {
    const edits = edit();
    const stop = watchOptions(storage, edits.changedElsewhere);
    const done = ['a', 'b', 'c'].map((id) => {
      const { library } = edits.last();
      return edits.change({ library: { ...library, own: [...library.own, definition(id)] } });
    });
    await Promise.all(done);
    stop();
    const { library } = await readOptions(storage.sync);
    expect(library.own.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    // None of them went away in between.
    expect(edits.shown.map((one) => one.library.own.length)).toEqual([1, 2, 3, 3]);
  });

  it('that can’t be stored are taken back, and don’t keep others from being stored', async () => {
    let full = true;
    const edits = edit({
      get: (keys) => storage.sync.get(keys),
      remove: (keys) => storage.sync.remove(keys),
      set: (items) => (full ? Promise.reject(new Error('quota')) : storage.sync.set(items)),
    });
    await expect(edits.change({ noise: 'x' })).rejects.toThrow('quota');
    expect(edits.last()).toEqual(defaultOptions());
    full = false;
    await edits.change({ noise: 'y' });
    expect(edits.last().noise).toBe('y');
  });

  it('take over what was changed elsewhere', async () => {
    const edits = edit();
    edits.changedElsewhere({ ...defaultOptions(), noise: 'theirs' });
    await edits.change({ language: 'de' });
    expect(edits.shown.at(-2)).toMatchObject({ noise: 'theirs', language: 'de' });
  });
});
