import { html, json, script, text, withCors, type Handler } from './http';
import { documentOf } from './markup';
import type { Mint } from './mint';

export interface AgentOptions {
  readonly mint: Mint;
  readonly page: (name: string) => Promise<string>;
}

const STATE = '<p id="state">starting</p>';

/** Pages of the agents' site, by path: title, body and module. */
const PAGES: Record<string, readonly [string, string, string]> = {
  '/chatzy': ['Chatzy', '<h1>Chatzy</h1><p id="state">starting</p><p id="last"></p>', 'chatzy'],
  '/cekura': ['Cekura', '<h1>Cekura</h1><p id="state">starting</p>', 'cekura'],
  '/wrap': ['A frame around it', '', 'wrap'],
  '/advert': ['An advert', '<p>An advert</p><p id="state"></p>', 'advert'],
  '/quiet': ['Quiet', '<p>Quiet</p>', 'quiet'],
  '/receiver': ['A receiver', '<ol id="log"></ol><p id="state">listening</p>', 'receiver'],
  '/ports': ['Ports', '<ol id="log"></ol><p id="state">starting</p>', 'ports-frame'],
};

/** Where the vendors' SDKs, or our stand-ins for what they embed, look for their frames. */
const VENDOR_FRAMES: readonly (readonly [RegExp, string])[] = [
  [/^\/embedded\//, 'superset'],
  [/^\/embed\//, 'looker'],
  [/^\/teams$/, 'teams'],
  [/^\/monday$/, 'monday'],
];

/** The agents' site: their pages, and the API that wants their tokens. */
export function createAgentServer({ mint, page }: AgentOptions): Handler {
  return withCors(async ({ url, headers }) => {
    if (url.pathname === '/api/messages') {
      const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
      const verdict = token === undefined ? 'missing' : await mint.verify(token);
      if (verdict === 'good') return json(200, { messages: [] });
      const error = verdict === 'expired' ? 'TokenExpiredError' : 'JsonWebTokenError';
      return json(401, { error });
    }
    const module = /^\/pages\/((?:vendors\/)?[\w-]+)\.js$/.exec(url.pathname)?.[1];
    if (module !== undefined) return script(await page(module));
    // Looker's login takes its one-time token and leads to what was asked for.
    const wanted = /^\/login\/embed\/(.+)$/.exec(url.pathname)?.[1];
    if (wanted !== undefined)
      return { ...text(302, ''), headers: { location: decodeURIComponent(wanted) } };
    const vendor = VENDOR_FRAMES.find(([path]) => path.test(url.pathname))?.[1];
    if (vendor !== undefined)
      return html(documentOf(vendor, STATE, `/pages/vendors/${vendor}-frame.js`));
    const found = Object.hasOwn(PAGES, url.pathname) ? PAGES[url.pathname] : undefined;
    return found && html(documentOf(found[0], found[1], `/pages/${found[2]}.js`));
  });
}
