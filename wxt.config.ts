import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { noInnerHtml } from './scripts/no-inner-html';

const EVERY_FRAME = {
  matches: ['<all_urls>'],
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
  run_at: 'document_start' as const,
};

/** In this order: the page's side must hear a message before the isolated side does. */
const CONTENT_SCRIPTS = [
  { ...EVERY_FRAME, js: ['secret.js'] },
  { ...EVERY_FRAME, js: ['ports.js'], world: 'MAIN' },
  { ...EVERY_FRAME, js: ['observer.js'] },
];

/** Globs see fragments in Chrome and don't in Firefox. */
const FRAGMENTS = {
  matches: ['<all_urls>'],
  all_frames: true,
  run_at: 'document_start' as const,
  include_globs: ['*#*eyJ*', '*#*=*'],
  js: ['fragment.js'],
};

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  modules: ['@wxt-dev/webextension-polyfill'],
  hooks: {
    'build:manifestGenerated': ({ config }, manifest) => {
      const isFirefox = config.browser === 'firefox';
      manifest.content_scripts = isFirefox ? CONTENT_SCRIPTS : [...CONTENT_SCRIPTS, FRAGMENTS];
    },
  },
  vite: () => ({
    plugins: [preact(), noInnerHtml(), bareScripts()],
    // A name for a number costs bytes in every frame.
    build: { rolldownOptions: { optimization: { inlineConst: { mode: 'all', pass: 2 } } } },
  }),
  manifest: ({ browser }) => ({
    name: 'Embed DevTools',
    permissions: ['storage', 'scripting', 'webNavigation', 'alarms'],
    host_permissions: ['<all_urls>'],
    incognito: browser === 'firefox' ? 'spanning' : 'split',
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src https: http:; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'embed-devtools@example.org',
              // Older ones don't say which document a message comes from.
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '153.0' },
          },
        }
      : { minimum_chrome_version: '130' }),
  }),
});

/** WXT's wrapper of an unlisted script is 700 bytes in every frame, which log in development only. */
function bareScripts(): Plugin {
  return {
    name: 'bare-scripts',
    transform(code, id) {
      if (/define-unlisted-script\.m?[jt]s$/.test(id))
        return 'export const defineUnlistedScript = (main) => main();';
      if (!id.includes('wxt-unlisted-script-entrypoint')) return null;
      const [importDefinition = ''] = code.split('\n', 1);
      return `${importDefinition}\nexport default definition;`;
    },
  };
}
