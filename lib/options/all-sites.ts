import { signal, type ReadonlySignal } from '@preact/signals';

export const ALL_SITES = { origins: ['<all_urls>'] };

interface Changes {
  addListener(listener: () => void): void;
}

/** Of `browser.permissions`, as much as is needed. */
interface Permissions {
  contains(permissions: { origins: string[] }): Promise<boolean>;
  readonly onAdded: Changes;
  readonly onRemoved: Changes;
}

/** Whether the extension may look at every site: the user may change it in the browser's own page, too. */
export async function followAllSites(permissions: Permissions): Promise<ReadonlySignal<boolean>> {
  const allSites = signal(false);
  const ask = async () => {
    allSites.value = await permissions.contains(ALL_SITES);
  };
  permissions.onAdded.addListener(() => void ask());
  permissions.onRemoved.addListener(() => void ask());
  await ask();
  return allSites;
}
