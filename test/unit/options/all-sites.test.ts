import { expect, it, vi } from 'vitest';
import { followAllSites } from '@/lib/options/all-sites';

it('follows what the user allows elsewhere', async () => {
  let allowed = true;
  const listeners: (() => void)[] = [];
  const changes = { addListener: (listener: () => void) => void listeners.push(listener) };
  const allSites = await followAllSites({
    contains: () => Promise.resolve(allowed),
    onAdded: changes,
    onRemoved: changes,
  });
  expect(allSites.value).toBe(true);
  for (const now of [false, true]) {
    allowed = now;
    listeners[now ? 0 : 1]?.();
    await vi.waitFor(() => expect(allSites.value).toBe(now));
  }
});
