import * as v from 'valibot';
import { parseSettings } from '@/lib/findings/settings';
import type { Definition } from '@/lib/protocols/definition';
import { parseDefinition } from '@/lib/protocols/parse-definition';
import { defaultOptions, LANGUAGES, type Options } from './options';

/** Of `storage.sync`, as much as is needed. */
export interface Area {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** Of `browser.storage`, as much as is needed. */
export interface Storage {
  readonly sync: Pick<Area, 'get'>;
  readonly onChanged: {
    addListener(listener: (changes: object, area: string) => void): void;
    removeListener(listener: (changes: object, area: string) => void): void;
  };
}

/** Each definition has an item of its own: one item of `storage.sync` holds at most 8 kB. */
const DEFINITION = 'definition:';

const texts = v.fallback(v.array(v.string()), []);

/** What is stored, field by field; whatever is missing or wrong there has its default. */
export async function readOptions(area: Pick<Area, 'get'>): Promise<Options> {
  const items = await area.get(null);
  const fallback = defaultOptions();
  return {
    settings: parseSettings(items['settings']),
    library: { own: readDefinitions(items), off: v.parse(texts, items['off']) },
    noise: v.parse(v.fallback(v.string(), fallback.noise), items['noise']),
    language: v.parse(v.fallback(v.picklist(LANGUAGES), fallback.language), items['language']),
  };
}

function readDefinitions(items: Readonly<Record<string, unknown>>): readonly Definition[] {
  return Object.keys(items)
    .filter((key) => key.startsWith(DEFINITION))
    .toSorted()
    .flatMap((key) => {
      const parsed = parseDefinition(items[key]);
      return 'definition' in parsed ? [parsed.definition] : [];
    });
}

/** Stores what is given and leaves the rest. Rejects where the browser's quota is used up. */
export async function writeOptions(area: Area, change: Partial<Options>): Promise<void> {
  const { settings, library, noise, language } = change;
  await area.set({
    ...(settings && { settings }),
    ...(noise !== undefined && { noise }),
    ...(language && { language }),
    ...(library && { off: [...library.off], ...definitionItems(library.own) }),
  });
  if (library) await removeOthers(area, library.own);
}

/** Changes what is stored now, not what the caller knew of it: it is changed in several places. */
export async function changeOptions(
  area: Area,
  change: (stored: Options) => Partial<Options>,
): Promise<void> {
  await writeOptions(area, change(await readOptions(area)));
}

function definitionItems(own: readonly Definition[]): Record<string, unknown> {
  return Object.fromEntries(own.map((definition) => [DEFINITION + definition.id, definition]));
}

async function removeOthers(area: Area, own: readonly Definition[]): Promise<void> {
  const kept = definitionItems(own);
  const gone = Object.keys(await area.get(null)).filter(
    (key) => key.startsWith(DEFINITION) && !Object.hasOwn(kept, key),
  );
  if (gone.length > 0) await area.remove(gone);
}

/** Calls back with all options whenever one was changed, here or elsewhere. Ends when called. */
export function watchOptions(storage: Storage, listener: (options: Options) => void): () => void {
  const onChanged = (_: object, area: string) => {
    if (area === 'sync') void readOptions(storage.sync).then(listener);
  };
  storage.onChanged.addListener(onChanged);
  return () => storage.onChanged.removeListener(onChanged);
}
