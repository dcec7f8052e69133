import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as v from 'valibot';
import { findTokens } from '@/lib/tokens/find';
import { findJsonProblem } from './json-error';
import { nodeOf } from './json-node';
import { masker } from './mask-text';

/** A message kept to be sent again. In memory, unless the user saves it. */
export interface Favourite {
  readonly id: string;
  /** The origin of the page that it belongs to. */
  readonly site: string;
  readonly name: string;
  /** JSON. A saved one holds masks in place of tokens. */
  readonly text: string;
  readonly speakerOrigin: string;
  readonly receiverOrigin: string;
  readonly saved: boolean;
}

/** `browser.storage.local`, as far as favourites need it. */
export interface FavouriteStorage {
  get(key: string): Promise<Readonly<Record<string, unknown>>>;
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface Favourites {
  readonly all: ReadonlySignal<readonly Favourite[]>;
  /** What was sent, newest first. */
  readonly history: ReadonlySignal<readonly Favourite[]>;
  add(favourite: Omit<Favourite, 'id' | 'saved'>): Favourite;
  /** Writes down that this was sent. */
  sent(favourite: Omit<Favourite, 'id' | 'saved'>): void;
  remove(id: string): Promise<void>;
  /**
   * Saves it for later sessions, without its tokens. `tokens` > 0 and not `confirmed`: nothing was
   * saved, the user must agree first that so many are masked.
   */
  save(
    id: string,
    options: { readonly secrets: Iterable<string>; readonly confirmed: boolean },
  ): Promise<{ readonly saved: boolean; readonly tokens: number }>;
  load(): Promise<void>;
}

export const FAVOURITES_KEY = 'favourites';
const MOST = 200;
const MOST_HISTORY = 100;
const MOST_CHARACTERS = 100_000;

const text = v.pipe(v.string(), v.maxLength(MOST_CHARACTERS));
const savedFavourites = v.array(
  v.object({
    id: text,
    site: text,
    name: text,
    text,
    speakerOrigin: text,
    receiverOrigin: text,
  }),
);

type Saved = v.InferOutput<typeof savedFavourites>[number];

/** The favourites of one panel, and those that any panel has saved. */
export function createFavourites(storage: FavouriteStorage): Favourites {
  const all = signal<readonly Favourite[]>([]);
  const history = signal<readonly Favourite[]>([]);
  let writing: Promise<unknown> = Promise.resolve();

  function add(favourite: Omit<Favourite, 'id' | 'saved'>): Favourite {
    const added = { ...favourite, id: crypto.randomUUID(), saved: false };
    all.value = [added, ...all.value].slice(0, MOST);
    return added;
  }

  function sent(favourite: Omit<Favourite, 'id' | 'saved'>): void {
    const entry = { ...favourite, id: crypto.randomUUID(), saved: false };
    const others = history.value.filter(
      (one) => one.text !== entry.text || one.receiverOrigin !== entry.receiverOrigin,
    );
    history.value = [entry, ...others].slice(0, MOST_HISTORY);
  }

  async function remove(id: string): Promise<void> {
    const gone = all.value.find((one) => one.id === id);
    all.value = all.value.filter((one) => one !== gone);
    if (gone?.saved) await write((stored) => stored.filter((one) => one.id !== id));
  }

  async function save(
    id: string,
    { secrets, confirmed }: { readonly secrets: Iterable<string>; readonly confirmed: boolean },
  ): Promise<{ readonly saved: boolean; readonly tokens: number }> {
    const favourite = all.value.find((one) => one.id === id);
    if (!favourite || favourite.text.length > MOST_CHARACTERS) return { saved: false, tokens: 0 };
    const found = tokensIn(favourite.text);
    const known = [...secrets].filter((secret) => favourite.text.includes(secret));
    const tokens = new Set([...found, ...known]);
    if (tokens.size > 0 && !confirmed) return { saved: false, tokens: tokens.size };
    const kept = { ...favourite, text: masker(tokens)(favourite.text), saved: true };
    const { saved: _, ...item } = kept;
    await write((stored) => [item, ...stored.filter((one) => one.id !== id)].slice(0, MOST));
    all.value = all.value.map((one) => (one === favourite ? kept : one));
    return { saved: true, tokens: tokens.size };
  }

  async function read(): Promise<readonly Saved[]> {
    const stored = await storage.get(FAVOURITES_KEY);
    const parsed = v.safeParse(savedFavourites, stored[FAVOURITES_KEY]);
    return parsed.success ? parsed.output.slice(0, MOST) : [];
  }

  /** What is stored changes in this one thing only: other panels save theirs there, too. */
  function write(change: (stored: readonly Saved[]) => readonly Saved[]): Promise<void> {
    const written = writing.then(async () =>
      storage.set({ [FAVOURITES_KEY]: change(await read()) }),
    );
    writing = written.catch(() => undefined);
    return written;
  }

  async function load(): Promise<void> {
    const loaded = (await read()).map((one) => ({ ...one, saved: true }));
    const known = new Set(loaded.map(({ id }) => id));
    all.value = [...all.value.filter(({ id }) => !known.has(id)), ...loaded];
  }

  return { all, history, add, sent, remove, save, load };
}

function tokensIn(json: string): readonly string[] {
  if (findJsonProblem(json) !== null) return [];
  return findTokens(nodeOf(JSON.parse(json))).map(({ value }) => value);
}
