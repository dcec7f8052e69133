import { html, serve, text } from '@/demo/http';
import { expression } from '../support/browser/remote';
import type { Page, View } from '../support/browser/types';

/** A page of a scenario's own, on two sites. */
export interface Pages {
  /** `http://localhost:…` */
  readonly host: string;
  /** `http://127.0.0.1:…` */
  readonly agent: string;
  close(): Promise<void>;
}

interface OwnPage {
  /** Runs in the page as its first script: it must need nothing from outside. */
  readonly run: (...args: never[]) => unknown;
  readonly title?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves pages that the demo has no use for, by path, on both sites. `run` gets the other site's origin. */
export async function servePages(pages: Readonly<Record<string, OwnPage>>): Promise<Pages> {
  const origins: string[] = [];
  const start = (name: string, other: number) =>
    serve(name, ({ url }) => {
      if (url.pathname === '/favicon.ico') return text(200, '');
      const page = pages[url.pathname];
      if (!page) return undefined;
      const source = expression(page.run, [origins[other]]).replaceAll('</', String.raw`<\/`);
      const reply = html(`<!doctype html><meta charset="utf-8"><title>${page.title ?? ''}</title>
        <body><p id="state"></p><script nonce="own">${source}</script>`);
      return { ...reply, headers: page.headers ?? {} };
    });
  const host = await start('localhost', 1);
  const agent = await start('127.0.0.1', 0);
  origins.push(host.origin, agent.origin);
  return {
    host: host.origin,
    agent: agent.origin,
    async close() {
      await Promise.all([host.close(), agent.close()]);
    },
  };
}

/** Waits until the status bar says that so many messages were recorded. */
export function waitForCount(view: View, count: number): Promise<unknown> {
  return view.waitFor(
    (wanted) =>
      Number(/Messages: ([\d,]+)/.exec(document.body.innerText)?.[1]?.replaceAll(',', '')) ===
      wanted,
    count,
  );
}

/** Calls a function that the page's own script has put on its window. */
export function call(page: Page, name: string): Promise<void> {
  return page.evaluate((own) => {
    Reflect.apply(Reflect.get(window, own), window, []);
  }, name);
}
