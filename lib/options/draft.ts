import type { Definition } from '@/lib/protocols/definition';
import { parseDefinition } from '@/lib/protocols/parse-definition';

/** Where the panel leaves a drafted definition for the options page: in memory, until it is taken. */
const KEY = 'draft';

interface DraftStorage {
  get(key: string): Promise<Readonly<Record<string, unknown>>>;
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
  remove(key: string): Promise<void>;
}

export function leaveDraft(storage: DraftStorage, draft: Definition): Promise<void> {
  return storage.set({ [KEY]: draft });
}

/** The draft that was left; it is there once. `null` where there is none. */
export async function takeDraft(storage: DraftStorage): Promise<Definition | null> {
  const { [KEY]: stored } = await storage.get(KEY);
  if (stored === undefined) return null;
  await storage.remove(KEY);
  const parsed = parseDefinition(stored);
  return 'definition' in parsed ? parsed.definition : null;
}
