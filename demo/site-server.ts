import { html, text, type Handler } from './http';
import { documentOf, embedJson } from './markup';

/** Where the frames of the test pages come from. */
export interface Site {
  readonly agent: string;
  readonly service: string;
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

/** The pages for tests. */
export function createSiteServer(site: Site): Handler {
  return ({ url }) => {
    if (url.pathname === '/favicon.ico') return { ...text(200, ''), type: 'image/x-icon' };
    const found = Object.hasOwn(PAGES, url.pathname) ? PAGES[url.pathname] : undefined;
    if (!found) return undefined;
    const [title, body, module] = found;
    return html(documentOf(title, body + embedJson('config', site), `/pages/${module}.js`));
  };
}
