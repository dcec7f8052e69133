import { expect } from 'vitest';
import { launchBrowser } from '../../support/browser/launch';
import type { Page } from '../../support/browser/types';
import { extensionFor } from '../lab';
import { servePages, waitForCount } from '../pages';
import type { Scenario } from '../scenario';
import { scriptErrors } from '../steps';

export const faults: readonly Scenario[] = [
  {
    title: 'loses and doubles nothing when the background stops, idle or in the middle of a flood',
    async run({ browser, demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/flood?n=4000&size=1000`);
      await panel.openTab('Messages');
      await waitForCount(panel, 4001);
      await browser.killBackground();
      await sayMany(page, 1000, 'a');
      await waitForCount(panel, 5001);
      const flood = sayMany(page, 2000, 'b');
      await browser.killBackground();
      await flood;
      await browser.killBackground();
      await waitForCount(panel, 7001);
      await sayMany(page, 1, 'the last');
      await panel.waitForRow('Messages', 'the last');
      await waitForCount(panel, 7002);
      expect(await panel.text()).not.toContain('no longer kept');
    },
  },
  {
    title: 'shows what came while nobody looked and the background stopped, again after closing',
    async run({ browser, demo, fresh }) {
      const page = await fresh(`${demo.host}/blank`);
      await sayMany(page, 300, 'a');
      await browser.killBackground();
      await sayMany(page, 200, 'b');
      const first = await browser.openPanel(page);
      await first.openTab('Messages');
      await waitForCount(first, 500);
      await first.close();
      await sayMany(page, 100, 'c');
      await browser.killBackground();
      const second = await browser.openPanel(page);
      await second.openTab('Messages');
      await waitForCount(second, 600);
      await second.close();
      await sayMany(page, 100, 'd');
      const third = await browser.openPanel(page);
      await third.openTab('Messages');
      await waitForCount(third, 700);
    },
  },
  {
    title: 'has nothing come back of what was cleared, whatever is closed and stops afterwards',
    async run({ browser, demo, fresh }) {
      const page = await fresh(`${demo.host}/marked?type=cleared`);
      const first = await browser.openPanel(page);
      await first.openTab('Messages');
      await first.waitForRow('Messages', 'cleared');
      await first.click({ role: 'button', name: 'Clear' });
      await waitForCount(first, 0);
      await sayMany(page, 1, 'kept');
      await first.waitForRow('Messages', 'kept');
      await first.close();
      await browser.killBackground();
      const second = await browser.openPanel(page);
      await second.openTab('Messages');
      await second.waitForRow('Messages', 'kept');
      await waitForCount(second, 1);
    },
  },
  {
    title: 'has the popup go on when the background stops under it',
    async run({ browser, demo, fresh }) {
      const page = await fresh(demo.url({ life: 600 }));
      await browser.killBackground();
      const popup = await browser.openPopup(page);
      await popup.waitFor(() => document.body.innerText.includes('/chatzy'));
      await browser.killBackground();
      await page.evaluate(() => {
        document.querySelector('iframe')?.remove();
      });
      await popup.waitFor(() => !document.body.innerText.includes('/chatzy'));
      await popup.close();
    },
  },
  {
    title: 'never mixes two tabs, each with its panel',
    async run({ browser, demo, inspect, fresh }) {
      const { page, panel } = await inspect(`${demo.host}/blank`);
      const other = await fresh(`${demo.host}/blank`);
      const otherPanel = await browser.openPanel(other);
      await sayMany(page, 3, 'first', 'opaque-first-0b5cf6ac-9c9e-4c1e-8f6f-6f2bd7f2c8f1');
      await sayMany(other, 4, 'second', 'opaque-second-5d1ab0c3-77a3-4e35-bb5b-0a4b52d1f7ce');
      await otherPanel.openTab('Messages');
      await waitForCount(otherPanel, 4);
      await otherPanel.openTab('Tokens');
      await otherPanel.waitForRow('Tokens', 'opaque');
      expect(await otherPanel.rows('Tokens')).toHaveLength(1);
      await otherPanel.close();
      await page.activate();
      await panel.openTab('Messages');
      await waitForCount(panel, 3);
      await panel.openTab('Tokens');
      await panel.waitForRow('Tokens', 'opaque');
      expect(await panel.rows('Tokens')).toHaveLength(1);
    },
  },
  {
    title: 'begins anew at a reload and a navigation, unless the log is kept',
    async run({ browser, demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/marked?type=one`);
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', 'one');
      await page.reload();
      await waitForCount(panel, 1);
      await browser.killBackground();
      await page.goto(`${demo.host}/marked?type=two`);
      await panel.waitForRow('Messages', 'two');
      await waitForCount(panel, 1);
      await panel.click({ role: 'button', name: 'Keep log over navigation' });
      await page.goto(`${demo.host}/marked?type=three`);
      await panel.waitForRow('Messages', 'three');
      await waitForCount(panel, 2);
      await browser.killBackground();
      await page.goto(`${demo.host}/marked?type=four`);
      await panel.waitForRow('Messages', 'four');
      await waitForCount(panel, 3);
      await panel.click({ role: 'button', name: 'Keep log over navigation' });
    },
  },
  {
    title: 'records on when frames are removed, leave or come back in mid-handshake',
    async run({ demo, inspect }) {
      const pages = await servePages({ '/host': { run: host }, '/agent': { run: agent } });
      try {
        const { page, panel } = await inspect(`${pages.host}/host`);
        await panel.openTab('Messages');
        // Two frames ask; one is removed at once, the other goes elsewhere and asks again.
        await waitForCount(panel, 3);
        const rows = (await panel.rows('Messages')).map((cells) => cells.join(' '));
        // Who was removed at once may be unknown.
        expect(rows.filter((row) => row.includes('127.0.0.1')).length).toBeGreaterThan(1);

        await page.goto(`${demo.host}/blank`);
        await waitForCount(panel, 0);
        await page.back();
        await page.evaluate(() => window.postMessage({ type: 'back again' }));
        await panel.waitForRow('Messages', 'back again');
        await page.evaluate(() => Reflect.apply(Reflect.get(window, 'ask'), window, []));
        await panel.waitForRow('Messages', 'answer');
        const texts = (await panel.rows('Messages')).map((cells) => cells.join(' '));
        expect(texts.filter((text) => text.includes('back again'))).toHaveLength(1);
        expect(texts.filter((text) => text.includes('answer'))).toHaveLength(1);
      } finally {
        await pages.close();
      }
    },
  },
  {
    title:
      'is silent in old pages when the extension is loaded anew, and records them once after a reload',
    // In a browser of its own: no panel that is open outlives it.
    async run({ browser: { name }, demo }) {
      const browser = await launchBrowser(name, { extension: extensionFor(name) });
      try {
        const page = await browser.newPage(`${demo.host}/quiet`);
        const panel = await browser.openPanel(page);
        await panel.openTab('Messages');
        await sayMany(page, 10, 'before');
        await waitForCount(panel, 10);
        await panel.close();
        await browser.reloadExtension();
        await sayMany(
          page,
          10,
          'an access_token',
          'opaque-old-1f0d3a52-2f7f-4a3c-9a53-1d7d3dfb0b67',
        );
        // Enough to make a script that still listened report.
        await sayMany(page, 3000, 'more');
        expect(await scriptErrors(page)).toEqual([]);
        await page.reload();
        const anew = await browser.openPanel(page);
        await anew.openTab('Messages');
        await sayMany(page, 10, 'after');
        await waitForCount(anew, 10);
        expect(await scriptErrors(page)).toEqual([]);
      } finally {
        await browser.close();
      }
    },
  },
];

/** The page posts so many messages to itself; resolves when it has heard them all. */
function sayMany(page: Page, count: number, type: string, token = ''): Promise<void> {
  return page.evaluate(
    (wanted, text, access) =>
      new Promise((resolve) => {
        let heard = 0;
        addEventListener('message', function hear() {
          if (++heard < wanted) return;
          removeEventListener('message', hear);
          resolve();
        });
        const more = access === '' ? { text: 'x'.repeat(500) } : { token: access, expires_in: 60 };
        for (let i = 0; i < wanted; i++) window.postMessage({ type: text, i, ...more });
      }),
    count,
    type,
    token,
  );
}

/** Hears its frames ask: the second is removed at once, which leaves the index of the first as it is; that one is led elsewhere. */
function host(other: string): void {
  const [led, removed] = ['led', 'removed'].map((name) => {
    const frame = document.createElement('iframe');
    frame.name = name;
    frame.src = `${other}/agent?${name}`;
    document.body.append(frame);
    return frame;
  });
  addEventListener('message', ({ data, source }) => {
    if (source === removed?.contentWindow) removed?.remove();
    else if (data.from === '?led' && led) led.src = `${other}/agent?again`;
  });
  Reflect.set(window, 'ask', () => led?.contentWindow?.postMessage({ type: 'answer' }, '*'));
}

function agent(): void {
  window.parent.postMessage({ type: '[TOKEN_REFRESH]', from: location.search }, '*');
}
