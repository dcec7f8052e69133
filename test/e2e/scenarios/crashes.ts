import { expect } from 'vitest';
import { launchBrowser } from '../../support/browser/launch';
import { extensionFor } from '../lab';
import { call, servePages, waitForCount } from '../pages';
import type { Scenario } from '../scenario';
import { catchFiles, letFilesGo, savedFile } from '../steps';
import { slowHost, talkers } from './pages/crowd-pages';

/** What ends while others are in the middle of something. */
export const crashes: readonly Scenario[] = [
  {
    title: 'goes on when the process of a frame crashes in mid-handshake',
    async run({ inspect }) {
      const pages = await servePages({ '/slow': { run: slowHost } });
      try {
        const { page, panel } = await inspect(`${pages.host}/slow`);
        await panel.waitForRow('Handshakes', 'asked');
        await panel.openTab('Frames');
        await panel.waitForRow('Frames', new URL(pages.agent).host);
        await page.evaluate(() => {
          for (let i = 0; i < 1000; i += 1) window.postMessage({ type: 'meanwhile', i });
        });
        await page.crash(`${pages.agent}/slow`);
        await panel.waitForRow('Frames', new URL(pages.agent).host, 'gone');
        await call(page, 'answer');
        await page.evaluate(() => window.postMessage({ type: 'still here' }));
        await waitForCount(panel, 1002);

        await page.reload();
        await panel.openTab('Handshakes');
        await panel.waitForRow('Handshakes', 'asked');
        await call(page, 'answer');
        await panel.waitForRow('Handshakes', 'answered');
        await waitForCount(panel, 2);
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'records again after the process of the page itself crashed in mid-handshake',
    async run({ browser, fresh }) {
      const pages = await servePages({ '/slow': { run: slowHost } });
      try {
        const page = await fresh(`${pages.host}/slow`);
        const panel = await browser.openPanel(page);
        await panel.waitForRow('Handshakes', 'asked');
        await page.crash(`${pages.host}/slow`);
        await page.goto(`${pages.host}/slow`); // Firefox shows a page of its own, which reloads as itself
        await panel.waitForRow('Handshakes', 'asked');
        await waitForCount(panel, 1);
        await call(page, 'answer');
        await panel.waitForRow('Handshakes', 'answered');
        await waitForCount(panel, 2);
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'has the whole session when devtools are opened again after the extension’s own crash',
    // In a browser of its own: every page of the extension crashes with the panel.
    async run({ browser: { name } }) {
      const pages = await servePages({ '/slow': { run: slowHost } });
      const browser = await launchBrowser(name, { extension: extensionFor(name) });
      try {
        const page = await browser.newPage(`${pages.host}/slow`);
        const say = () =>
          page.evaluate(() => {
            for (let i = 0; i < 100; i += 1) window.postMessage({ type: 'meanwhile', i });
          });
        const crashed = await browser.openPanel(page);
        await crashed.waitForRow('Handshakes', 'Chatzy');
        await say();
        await waitForCount(crashed, 101);
        await crashed.crash();
        await say();
        await crashed.close();
        const panel = await browser.openPanel(page);
        await panel.waitForRow('Handshakes', 'Chatzy');
        await waitForCount(panel, 201);
        await call(page, 'answer');
        await waitForCount(panel, 202);
        expect(await panel.rows('Handshakes')).toHaveLength(1);
        expect(await browser.extensionErrors()).toEqual([]);
      } finally {
        await browser.close();
        await pages.close();
      }
    },
  },
  {
    title: 'has every row once, in order, when the background stops again and again under a stream',
    async run({ browser, inspect }) {
      const pages = await servePages({ '/talkers': { run: talkers } });
      try {
        const { page, panel } = await inspect(`${pages.host}/talkers`);
        await panel.openTab('Messages');
        for (let round = 0, seen = 0; round < 4; round += 1) {
          seen = await panel.waitFor((before) => {
            const count = Number(
              /Messages: ([\d,]+)/.exec(document.body.innerText)?.[1]?.replaceAll(',', ''),
            );
            return count > before && count;
          }, seen);
          await browser.killBackground();
        }
        const stop = () => Number(Reflect.apply(Reflect.get(window, 'stop'), window, []));
        const said = {
          frame: await page.evaluateIn(pages.agent, stop),
          page: await page.evaluate(stop),
        };
        await waitForCount(panel, said.frame + said.page);
        expect(await panel.text()).not.toContain('no longer kept:');
        await catchFiles(panel);
        await panel.click({ role: 'button', name: 'Save session' });
        await panel.click({ css: 'dialog button', name: 'Save' });
        const file = await savedFile(panel);
        await letFilesGo(panel);
        for (const who of ['page', 'frame'] as const) {
          const numbers = [...file.matchAll(new RegExp(`${who} said (\\d+)`, 'g'))];
          expect(numbers.map(([, number]) => Number(number))).toEqual([...Array(said[who]).keys()]);
        }
      } finally {
        await pages.close();
      }
    },
  },
];
