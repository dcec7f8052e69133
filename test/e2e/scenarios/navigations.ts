import { expect } from 'vitest';
import { openSession } from '@/lib/session-file/open';
import type { Page, Panel } from '../../support/browser/types';
import { servePages, waitForCount } from '../pages';
import type { Scenario } from '../scenario';
import { catchFiles, letFilesGo, savedFile } from '../steps';
import { app, hasty } from './pages/moving-pages';

/** The page, or one of its frames, goes elsewhere while somebody looks. */
export const navigations: readonly Scenario[] = [
  {
    title: 'has each row under its own page when pages follow in haste, by script and by redirect',
    async run({ demo, inspect }) {
      const pages = await servePages({ '/hasty': { run: hasty } });
      try {
        const { page, panel } = await inspect(`${demo.host}/blank`);
        const go = (...urls: string[]) =>
          page.evaluate((all) => {
            for (const url of all) location.assign(url);
          }, urls);
        const via = (origin: string, url: string) =>
          `${origin}/login/embed/${encodeURIComponent(url)}`;
        await panel.openTab('Messages');
        await panel.evaluate(() => void Reflect.set(window, 'isFirst', true));
        await go(`${pages.host}/hasty?left=7&last=0`);
        await expectOnly(page, panel, 0);
        // The first is given up before it came.
        await go(`${pages.host}/hasty?left=9&last=9`, `${pages.agent}/hasty?left=8&last=8`);
        await expectOnly(page, panel, 8);
        await go(via(demo.host, via(demo.agent, `${pages.host}/hasty?left=14&last=10`)));
        await expectOnly(page, panel, 10);

        await panel.click({ role: 'button', name: 'Keep log over navigation' });
        await go(via(demo.agent, via(demo.host, `${pages.agent}/hasty?left=27&last=20`)));
        await sayMore(page, panel, 20);
        expect(await misplaced(panel)).toEqual([]);
        await panel.click({ role: 'button', name: 'Keep log over navigation' });
        await go(`${pages.host}/hasty?left=30&last=30`);
        await expectOnly(page, panel, 30);
        expect(await panel.evaluate(() => Reflect.get(window, 'isFirst'))).toBe(true);
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'goes on when the address changes without a load, and when a frame goes to another site',
    async run({ inspect }) {
      const pages = await servePages({ '/app': { run: app } });
      try {
        const { page, panel } = await inspect(`${pages.host}/app`);
        const { host } = new URL(pages.host);
        const { host: agent } = new URL(pages.agent);
        await panel.openTab('Messages');
        await panel.waitForRow('Messages', 'guest is here');
        await page.evaluate(() => {
          history.pushState(null, '', '/inner');
          window.postMessage({ type: 'after a push' });
          location.hash = 'part';
          window.postMessage({ type: 'after a fragment' });
          addEventListener('popstate', () => window.postMessage({ type: 'after a step back' }));
          history.back();
        });
        await panel.waitForRow('Messages', 'after a step back');
        await waitForCount(panel, 4);
        await panel.openTab('Frames');
        await panel.selectRow('Frames', host, 'page');
        await panel.waitFor(
          (url) => document.querySelector('[aria-label=Details] dd')?.textContent.trim() === url,
          `${pages.host}/inner`,
        );

        await page.evaluateIn(
          '/app?guest',
          (url) => location.assign(url),
          `${pages.agent}/app?far`,
        );
        await panel.waitForRow('Frames', agent);
        await panel.waitForRow('Frames', host, 'gone');
        await panel.openTab('Messages');
        await panel.waitForRow('Messages', 'far is here', agent);
        await page.evaluate(() => frames[0]?.postMessage({ type: 'are you there' }, '*'));
        await panel.waitForRow('Messages', 'are you there', host, agent);
        await panel.waitForRow('Messages', 'far heard it', agent, host);
        await waitForCount(panel, 7);
        const guest = await panel.waitForRow('Messages', 'guest is here');
        expect(guest.join(' ')).not.toContain(agent);
      } finally {
        await pages.close();
      }
    },
  },
];

/** The page says one more thing: when that is shown, so is what came before. */
async function sayMore(page: Page, panel: Panel, left: number): Promise<void> {
  await panel.waitForRow('Messages', `page of ${left}.`);
  await page.evaluate((type) => window.postMessage({ type }), `end of ${left}.`);
  await panel.waitForRow('Messages', `end of ${left}.`);
}

/** Waits until all that this page and its frame said is there, and nothing else. */
async function expectOnly(page: Page, panel: Panel, left: number): Promise<void> {
  await sayMore(page, panel, left);
  await waitForCount(panel, 12);
  await panel.waitFor(() => document.body.innerText.includes('Frames: 2'));
  const rows = (await panel.rows('Messages')).map((cells) => cells.join(' '));
  expect(rows.filter((text) => !text.includes(` of ${left}.`))).toEqual([]);
}

/** The messages whose sender or receiver, where known, is not the page (or its frame) that they tell of. */
async function misplaced(panel: Panel): Promise<unknown[]> {
  await catchFiles(panel);
  await panel.click({ role: 'button', name: 'Save session' });
  await panel.click({ css: 'dialog button', name: 'Save' });
  const opened = openSession(await savedFile(panel));
  await letFilesGo(panel);
  if ('error' in opened) throw new Error(opened.error);
  const pageOf = new Map<string | null, string>();
  for (const event of opened.events)
    if (event.type === 'document')
      pageOf.set(event.documentId, new URL(event.url).searchParams.get('left') ?? '');
  return opened.events.filter((event) => {
    if (event.type !== 'message') return false;
    const told = / of (\d+)\./.exec(JSON.stringify(event.preview.root))?.[1];
    const parties = [event.receiver, event.sender ?? event.receiver];
    return parties.some((id) => pageOf.get(id) !== told);
  });
}
