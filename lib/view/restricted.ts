import { t } from '@/lib/i18n';

const STORES = [
  'https://chromewebstore.google.com/',
  'https://chrome.google.com/webstore',
  'https://addons.mozilla.org/',
];

/** Why no extension may look at the page at this address; `null` where it may. */
export function whyRestricted(page: string): string | null {
  if (STORES.some((store) => page.startsWith(store)))
    return t('The browser lets no extension look at its own store.');
  if (/^https?:/.test(page)) return null;
  if (page.startsWith('file:'))
    return t('Local files are seen only if you allow it in the browser’s page of extensions.');
  if (page.startsWith('view-source:')) return t('Source views run no scripts: nothing to see.');
  return t('This is a page of the browser itself: no extension may look at it.');
}
