import type { Stored } from '@/lib/wire';
import { isHotItem } from './hot';

const KEYS = 500;
const LENGTH = 16_384;

/**
 * Looks for what may be tokens where page script can read them. Each key and value is said once.
 * Reading is invisible to the page; where it is forbidden (sandboxed frames) there is nothing.
 */
export function createStored(page: Window) {
  const told = new Set<string>();

  function* items(): Generator<Omit<Stored['items'][number], 'at'>> {
    for (const where of ['localStorage', 'sessionStorage'] as const) {
      const storage = page[where];
      for (let i = 0; i < Math.min(storage.length, KEYS); i++) {
        const key = storage.key(i) ?? '';
        yield { where, key, value: storage.getItem(key) ?? '' };
      }
    }
    for (const pair of page.document.cookie.split('; ').slice(0, KEYS)) {
      const [key = '', ...value] = pair.split('=');
      yield { where: 'cookie', key, value: value.join('=') };
    }
  }

  return {
    /** What was not said before. */
    find(): Stored['items'] {
      const found: Stored['items'][number][] = [];
      const at = Date.now();
      try {
        for (const { where, key, value } of items()) {
          if (value.length > LENGTH || key.length > LENGTH || !isHotItem(key, value)) continue;
          const name = JSON.stringify([where, key, value]);
          if (told.has(name) || told.size > KEYS) continue;
          told.add(name);
          found.push({ at, where, key, value });
        }
      } catch {
        // No storage here.
      }
      return found;
    },
    /** A new port: say all again. */
    forget(): void {
      told.clear();
    },
  };
}
