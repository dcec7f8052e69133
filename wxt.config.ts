import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  modules: ['@wxt-dev/webextension-polyfill'],
  hooks: {
    // The page's side of the recorder must hear a message before the isolated side does.
    'build:manifestGenerated': (_, manifest) => {
      manifest.content_scripts?.sort((a, b) => rank(a) - rank(b));
    },
  },
  vite: () => ({ plugins: [preact()] }),
  manifest: ({ browser }) => ({
    name: 'Embed DevTools',
    permissions: ['storage', 'scripting', 'webNavigation', 'alarms'],
    host_permissions: ['<all_urls>'],
    incognito: browser === 'firefox' ? 'spanning' : 'split',
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'embed-devtools@example.org',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '130' }),
  }),
});

function rank(script: object): number {
  return 'world' in script && script.world === 'MAIN' ? 0 : 1;
}
