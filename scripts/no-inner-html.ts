import type { Plugin } from 'vite';

const ASSIGNMENT = '.innerHTML=';

/**
 * Takes Preact's `dangerouslySetInnerHTML` away: the product never uses it, and with it goes the only
 * line in the packages by which a text could become markup. Fails the build when Preact's code changes.
 */
export function noInnerHtml(): Plugin {
  return {
    name: 'no-inner-html',
    transform(code, id) {
      if (!/preact[\\/]dist[\\/]preact\.mjs$/.test(id)) return null;
      if (!code.includes(ASSIGNMENT)) throw new Error('Preact no longer assigns innerHTML here.');
      return { code: code.replaceAll(ASSIGNMENT, '.textContent='), map: null };
    },
  };
}
