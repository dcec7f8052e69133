import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultOptions, languageOf, type Options } from '@/lib/options/options';
import { readOptions, watchOptions, writeOptions } from '@/lib/options/stored';
import type { Definition } from '@/lib/protocols/definition';

const { storage } = fakeBrowser;
const own: Definition = {
  id: 'acme',
  name: 'Acme',
  transport: 'window',
  messages: [{ role: 'request', from: 'frame', match: { type: 'acme.ask' } }],
};

beforeEach(() => fakeBrowser.reset());

describe('options', () => {
  it('have their defaults where nothing is stored', async () => {
    expect(await readOptions(storage.sync)).toEqual(defaultOptions());
  });

  it('come back as they were stored', async () => {
    const options: Options = {
      settings: { ...defaultOptions().settings, lateMs: 900, ignored: { 'a.example': ['loop'] } },
      library: { own: [own], off: ['luigi'] },
      noise: 'x',
      language: 'de',
    };
    await writeOptions(storage.sync, options);
    expect(await readOptions(storage.sync)).toEqual(options);
  });

  it('are stored one by one', async () => {
    await writeOptions(storage.sync, { noise: 'x' });
    await writeOptions(storage.sync, { language: 'en' });
    expect(await readOptions(storage.sync)).toMatchObject({ noise: 'x', language: 'en' });
  });

  it('lose the definitions that were removed', async () => {
    await writeOptions(storage.sync, { library: { own: [own, { ...own, id: 'b' }], off: [] } });
    await writeOptions(storage.sync, { library: { own: [own], off: [] } });
    expect(Object.keys(await storage.sync.get())).toEqual(['off', 'definition:acme']);
  });

  it.each([
    ['settings', { lateMs: 'soon' }],
    ['off', { 0: 'a' }],
    ['noise', 1],
    ['language', 'xx'],
    ['definition:acme', { id: 'acme', messages: [] }],
  ])('have their defaults where %s is damaged', async (key, value) => {
    await storage.sync.set({ [key]: value });
    expect(await readOptions(storage.sync)).toEqual(defaultOptions());
  });

  it('are told when they change, until nobody wants to know', async () => {
    const told: Options[] = [];
    const stop = watchOptions(storage, (options) => told.push(options));
    await storage.local.set({ language: 'en' });
    await writeOptions(storage.sync, { language: 'de' });
    await expect.poll(() => told.map(({ language }) => language)).toEqual(['de']);
    stop();
    await writeOptions(storage.sync, { language: 'en' });
    expect(told.length).toBe(1);
  });
});

it.each([
  ['system', ['de-AT', 'en'], 'de'],
  ['system', ['fr', 'en-GB', 'de'], 'en'],
  ['system', ['fr'], 'en'],
  ['de', ['en'], 'de'],
] as const)('%s with %j is %s', (chosen, preferred, expected) => {
  expect(languageOf(chosen, preferred)).toBe(expected);
});
