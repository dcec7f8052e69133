import { html, json, text, type Handler } from './http';
import { documentOf, embedJson } from './markup';

/** Where the frames of the test pages come from. */
export interface Site {
  readonly agent: string;
  readonly service: string;
  /** The agents' site over HTTPS. */
  readonly secure: string;
}

/** Plain pages of the host's site, each for one kind of test: title, body and module. */
const PAGES: Record<string, readonly [string, string, string]> = {
  '/blank': ['Blank', '<p>Nothing here.</p>', 'quiet'],
  '/marked': ['A page that says one thing', '<p id="state">starting</p>', 'marked'],
  '/payloads': ['Every kind of value', '<ol id="log"></ol><p id="state">starting</p>', 'payloads'],
  '/flood': ['A flood of messages', '<p id="state">starting</p>', 'flood'],
  '/ports': ['MessagePorts', '<ol id="log"></ol><p id="state">starting</p>', 'channels'],
  '/quiet': ['A page with a frame that says nothing', '<p id="state"></p>', 'still'],
  '/bfcache': ['Back and forward', '<p id="state">starting</p><ol id="log"></ol>', 'bfcache'],
};

/** A host's page for each vendor whose real SDK is tried: on the host's side, or in the frame. */
const VENDORS = ['superset', 'looker', 'teams', 'monday'] as const;

/** The pages for tests; `newToken` makes a JWT for a vendor's frame. */
export function createSiteServer(site: Site, newToken: () => Promise<string>): Handler {
  return async ({ url }) => {
    if (url.pathname === '/vendors/token') return json(200, { token: await newToken() });
    const vendor = VENDORS.find((name) => url.pathname === `/vendors/${name}`);
    if (vendor !== undefined) {
      const body = `<p id="state">starting</p><div id="frames"></div>${embedJson('config', site)}`;
      return html(documentOf(vendor, body, `/pages/vendors/${vendor}.js`));
    }
    if (url.pathname === '/favicon.ico') return { ...text(200, ''), type: 'image/x-icon' };
    const found = Object.hasOwn(PAGES, url.pathname) ? PAGES[url.pathname] : undefined;
    if (!found) return undefined;
    const [title, body, module] = found;
    return html(documentOf(title, body + embedJson('config', site), `/pages/${module}.js`));
  };
}
