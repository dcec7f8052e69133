import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { launchBrowser } from '../../support/browser/launch';
import { until } from '../../support/browser/remote';
import type { View } from '../../support/browser/types';
import { extensionFor } from '../lab';
import { servePages, waitForCount } from '../pages';
import type { Scenario } from '../scenario';
import { scriptErrors } from '../steps';
import { forge, imitate, markupEverywhere, patchEverything } from './pages/hostile-pages';

const MARKUP =
  '<img class=pwned src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=1</script>';

export const hostile: readonly Scenario[] = [
  {
    title: 'shows markup, bidi and control characters of a page as text, wherever they are',
    async run({ browser, inspect }) {
      const run = { run: markupEverywhere, title: MARKUP.replaceAll('<', '&lt;') };
      const pages = await servePages({ '/host': run, '/agent': run });
      try {
        const { page, panel } = await inspect(`${pages.host}/host#${MARKUP}`);
        for (const tab of ['Messages', 'Tokens', 'Frames', 'Handshakes', 'Findings']) {
          await panel.openTab(tab);
          await panel.waitForRow(tab);
          await panel.selectRow(tab);
          await panel.waitFor(() => document.querySelector('[aria-label=Details]')?.textContent);
          await expectNoMarkup(panel);
          for (const key of ['ArrowDown', 'ArrowDown', 'End']) {
            await panel.press(key);
            await expectNoMarkup(panel);
          }
        }
        await panel.openTab('Messages');
        await panel.waitForRow('Messages', '<img class=pwned');
        await panel.selectRow('Messages', 'gnp.exe');
        const loose = await panel.evaluate(() => {
          const isIsolated = (element: Element | null): boolean =>
            element !== null &&
            (/isolate|plaintext/.test(getComputedStyle(element).unicodeBidi) ||
              isIsolated(element.parentElement));
          return [...document.querySelectorAll('[role=gridcell], [aria-label=Details] *')]
            .filter((one) => one.childElementCount === 0 && /[\u202A-\u202E]/.test(one.textContent))
            .filter((one) => !isIsolated(one))
            .map((one) => one.outerHTML);
        });
        expect(loose).toEqual([]);
        const popup = await browser.openPopup(page);
        await popup.waitFor(() => document.body.innerText.includes('127.0.0.1'));
        await expectNoMarkup(popup);
        await popup.close();
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'takes no forged event or imitated message of ours for anything but the page’s own',
    async run({ inspect }) {
      const pages = await servePages({ '/forge': { run: forge }, '/imitate': { run: imitate } });
      try {
        const { page, panel } = await inspect(`${pages.host}/forge`);
        await panel.openTab('Messages');
        await waitForCount(panel, 4);
        await panel.waitForRow('Messages', 'forged with its origin', 'synthetic');
        for (const row of ['__proto__', 'constructor', 'hasOwnProperty'])
          await panel.waitForRow('Messages', row);
        expect(await panel.evaluate(() => Reflect.get({}, 'polluted') === undefined)).toBe(true);

        await page.goto(`${pages.host}/imitate`);
        const said = Number(
          await page.waitFor(() => /said (\d+)/.exec(document.body.innerText)?.[1]),
        );
        await waitForCount(panel, said);
        await panel.openTab('Frames');
        expect(await panel.rows('Frames')).toHaveLength(1);
        await panel.openTab('Tokens');
        expect(await panel.rows('Tokens')).toHaveLength(0);
        expect(await page.evaluate(() => Reflect.get(window, 'answers'))).toEqual([]);
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'runs nothing of a page that patched every built-in, and records it still',
    async run({ inspect }) {
      const pages = await servePages({ '/patched': { run: patchEverything } });
      try {
        const { page, panel } = await inspect(`${pages.host}/patched`);
        await panel.openTab('Messages');
        await panel.waitForRow('Messages', 'ready');
        await page.evaluate(() => {
          (window as unknown as { readonly go: () => void }).go();
        });
        for (const type of ['on a port', 'forged', 'all done'])
          await panel.waitForRow('Messages', type);
        await waitForCount(panel, 4);
        const strangers = await page.evaluate(() => Reflect.get(window, 'strangers'));
        const errors = await scriptErrors(page);
        expect({ strangers, errors }).toEqual({ strangers: [], errors: [] });
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'leaves no token on disk and sends nothing anywhere',
    async run({ browser: { name }, demo }) {
      const browser = await launchBrowser(name, { extension: extensionFor(name) });
      try {
        const page = await browser.newPage(`${demo.host}/blank`);
        const panel = await browser.openPanel(page);
        const [token, canary] = await page.evaluate(() => {
          const random = () => crypto.randomUUID().replaceAll('-', '');
          const header = btoa('{"alg":"HS256"}').replaceAll('=', '');
          const life = Math.floor(Date.now() / 1000) + 600;
          const claims = btoa(`{"exp":${life},"jti":"${random()}"}`).replaceAll('=', '');
          const made = `${header}.${claims}.${random()}${random()}`;
          const kept = random();
          window.postMessage({ type: 'token', access_token: made });
          localStorage.setItem('canary', kept);
          return [made, kept] as const;
        });
        await panel.openTab('Tokens');
        await panel.waitForRow('Tokens', 'valid');
        await panel.selectRow('Tokens', 'valid');
        await panel.openTab('Messages');
        await panel.selectRow('Messages', 'token');
        const popup = await browser.openPopup(page);
        await popup.waitFor(() => document.body.innerText.length > 20);
        await popup.close();
        await browser.killBackground();
        await page.reload();
        await panel.close();
        await page.goto(`${demo.host}/quiet`);
        // The search finds what a page stored: then it would find what we did, too.
        await until('the canary on disk', () => holds(browser.profile, canary));
        for (const part of [token, token.split('.')[1] ?? '', token.split('.')[2] ?? ''])
          expect(await holds(browser.profile, part)).toBeUndefined();
        expect(await browser.requestsOfExtension()).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  },
];

async function expectNoMarkup(view: View): Promise<void> {
  const found = await view.evaluate(() => ({
    ran: Reflect.has(window, 'pwned'),
    elements: document.querySelectorAll('.pwned, [onerror], a[href^="javascript:"]').length,
  }));
  expect(found).toEqual({ ran: false, elements: 0 });
}

/** A file below `folder` that has `text` in it, in one byte or two for a character. */
async function holds(folder: string, text: string): Promise<string | undefined> {
  const needles = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0)); // it may be gone
    if (needles.some((needle) => bytes.includes(needle))) return path;
  }
  return undefined;
}
