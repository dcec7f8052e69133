import { expect } from 'vitest';
import { launchBrowser } from '../../support/browser/launch';
import { until } from '../../support/browser/remote';
import type { Browser, Page } from '../../support/browser/types';
import { extensionFor } from '../lab';
import { call, servePages, waitForCount } from '../pages';
import type { Scenario } from '../scenario';
import { waitForText } from '../steps';
import { giver, many } from './pages/crowd-pages';

const TABS = 50;

type Area = 'local' | 'sync' | 'session';

/** What a page of the extension finds. */
interface Extension {
  readonly chrome: {
    readonly storage: Readonly<Record<Area, { get(keys: null): Promise<Record<string, object>> }>>;
    readonly action: { getBadgeText(of: { readonly tabId: number }): Promise<string> };
    readonly tabs: {
      create(tab: { readonly url: string; readonly active: boolean }): Promise<{ id: number }>;
      remove(ids: readonly number[]): Promise<void>;
    };
  };
}

/** Many at once: views, tabs, windows, rows. */
export const crowds: readonly Scenario[] = [
  {
    title: 'has two panels and the popup on one tab say the same, clear as one and end each alone',
    async run({ browser, inspect }) {
      const pages = await servePages({ '/giver': { run: giver } });
      try {
        const { page, panel } = await inspect(`${pages.host}/giver?days=3`);
        await panel.openTab('Messages');
        await waitForCount(panel, 1);
        const popup = await browser.openPopup(page);
        await popup.waitFor(() => document.querySelectorAll('article').length === 1);
        await panel.click({ role: 'button', name: 'Clear' });
        await waitForCount(panel, 0);
        await waitForText(popup, 'No agent on this page yet');
        await call(page, 'give');
        await popup.waitFor(() => document.querySelectorAll('article').length === 1);
        await waitForCount(panel, 1);
        await popup.close();
        await call(page, 'give');
        await waitForCount(panel, 2);

        // Devtools there is one of for each tab: the second panel is the same document in a tab.
        const second = await browser.newPage(await panelUrl(browser, await page.tabId()));
        await waitForCount(second, 2);
        await second.click({ role: 'button', name: 'Clear' });
        await waitForCount(second, 0);
        await page.activate();
        await waitForCount(panel, 0);
        await call(page, 'give');
        await waitForCount(panel, 1);
        await second.activate();
        await waitForCount(second, 1);
        await second.close();
        await page.activate();
        await call(page, 'give');
        await waitForCount(panel, 2);
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'keeps fifty tabs apart, each with an agent, in its panel and on their badges',
    async run({ browser }) {
      const pages = await servePages({ '/giver': { run: giver } });
      const office = await browser.openOptions();
      try {
        const ids = await office.evaluate(
          (url, count) => {
            const { tabs } = (window as unknown as Extension).chrome;
            const made = Array.from({ length: count }, (_, index) =>
              tabs.create({ url: `${url}${index + 1}`, active: false }),
            );
            return Promise.all(made).then((all) => all.map(({ id }) => id));
          },
          `${pages.host}/giver?days=`,
          TABS,
        );
        const wanted = ids.map((_, index) => `${index + 1}d`).join(' ');
        await office.waitFor(
          async (tabIds, badges) => {
            const { action } = (window as unknown as Extension).chrome;
            const texts = await Promise.all(tabIds.map((tabId) => action.getBadgeText({ tabId })));
            return texts.join(' ') === badges;
          },
          ids,
          wanted,
        );
        const page = await browser.waitForPage('/giver?days=7');
        await page.activate();
        const panel = await browser.openPanel(page);
        await panel.openTab('Messages');
        await panel.waitForRow('Messages', 'tab 7.');
        await call(page, 'give');
        await waitForCount(panel, 2);
        await panel.openTab('Tokens');
        await panel.waitForRow('Tokens', 'valid');
        expect(await panel.rows('Tokens')).toHaveLength(2);
        await panel.close();
        await office.evaluate((all) => {
          const { tabs } = (window as unknown as Extension).chrome;
          return tabs.remove(all);
        }, ids);
      } finally {
        await office.close();
        await pages.close();
      }
    },
  },
  {
    title: 'tells 200 frames of one page apart, whether they spoke before it looked or after',
    async run({ browser, fresh }) {
      const pages = await servePages({ '/many': { run: many } });
      try {
        const page = await fresh(`${pages.host}/many`); // when all of them are loaded
        for (const frame of [1, 200]) await speakIn(page, frame);
        const panel = await browser.openPanel(page);
        await waitForText(panel, 'Frames: 201');
        for (const frame of [100, 101]) await speakIn(page, frame);
        for (const frame of [1, 200, 100, 101]) {
          await panel.openTab('Messages');
          await panel.selectRow('Messages', `frame ${frame}.`);
          // From it, to the page.
          await panel.click('[aria-label=Details] dd button.link');
          await panel.waitFor(
            (url) => document.querySelector('[aria-label=Details] dd')?.textContent.trim() === url,
            `${pages.host}/many?frame=${frame}.`,
          );
        }
        await waitForCount(panel, 4);
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'keeps private windows out of the others’ panels and out of storage',
    // In a browser of its own: the extension starts anew when it is allowed there.
    async run({ browser: { name } }) {
      const pages = await servePages({ '/giver': { run: giver } });
      const browser = await launchBrowser(name, { extension: extensionFor(name) });
      try {
        const hidden = await browser.newPrivatePage(`${pages.host}/giver?days=9`);
        const page = await browser.newPage(`${pages.host}/giver?days=3`);
        const panel = await browser.openPanel(page);
        await panel.openTab('Messages');
        await panel.waitForRow('Messages', 'tab 3.');
        const hiddenPanel = await browser.openPanel(hidden);
        await hiddenPanel.openTab('Messages');
        await hiddenPanel.waitForRow('Messages', 'tab 9.');
        await call(hidden, 'give');
        await waitForCount(hiddenPanel, 2);
        await page.activate();
        await call(page, 'give');
        await waitForCount(panel, 2);
        expect((await panel.rows('Messages')).join(' ')).not.toContain('tab 9.');
        const office = await browser.openOptions();
        await expectNoTrace(office);
        await hiddenPanel.close();
        await hidden.close();
        // Firefox has one background: until then the other window's times are there for its badge.
        await until('the private tab to be forgotten', async () => {
          const { badges } = (await stored(office)).session;
          return Object.keys(badges ?? {}).length === 1;
        });
        await expectNoTrace(office);
        expect(await browser.extensionErrors()).toEqual([]);
      } finally {
        await browser.close();
        await pages.close();
      }
    },
  },
  {
    title: 'keeps the newest of 100,000 messages, says how many it dropped, and stays of use',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/flood?n=100000&size=10`);
      await panel.openTab('Messages');
      const told = () =>
        ['Messages', 'no longer kept'].reduce((sum, label) => {
          const count = new RegExp(`${label}: ([\\d,]+)`).exec(document.body.innerText)?.[1];
          return sum + Number(count?.replaceAll(',', '') ?? 0);
        }, 0);
      // What was dropped is said, by the frame or by the panel: together they are all.
      await until(
        'every message, kept or counted',
        async () => (await panel.evaluate(told)) === 100_001,
        70_000,
      );
      await panel.openTab('Frames');
      await panel.waitForRow('Frames', new URL(demo.agent).host);
      await panel.openTab('Messages');
      await panel.type({ css: '#filter' }, '99998');
      await panel.waitFor(
        () => document.querySelectorAll('[role=row]:has([role=gridcell])').length === 1,
      );
      await panel.click({ role: 'button', name: 'Clear filter' });
      await page.evaluate(() => window.postMessage({ type: 'after the flood' }));
      await panel.press('End');
      await panel.waitForRow('Messages', 'after the flood');
    },
  },
];

function speakIn(page: Page, frame: number): Promise<void> {
  return page.evaluateIn(`?frame=${frame}.`, () => {
    Reflect.apply(Reflect.get(window, 'speak'), window, []);
  });
}

async function panelUrl(browser: Browser, tabId: number): Promise<string> {
  const options = await browser.openOptions();
  const url = new URL(`panel.html?tab=${tabId}`, await options.url());
  await options.close();
  return String(url);
}

/** All that the extension has stored in the normal profile. */
function stored(office: Page): Promise<Record<Area, Record<string, object>>> {
  return office.evaluate(async () => {
    const { local, sync, session } = (window as unknown as Extension).chrome.storage;
    return {
      local: await local.get(null),
      sync: await sync.get(null),
      session: await session.get(null),
    };
  });
}

/** How the panel looks, and when tokens end: no address, message or token of any page. */
async function expectNoTrace(office: Page): Promise<void> {
  const { local, sync, session } = await stored(office);
  expect(Object.keys(local)).toEqual(['panel']);
  expect(sync).toEqual({});
  expect(Object.keys(session)).toEqual(['badges']);
  expect(JSON.stringify([local, session])).not.toMatch(/localhost|127\.0|giver|tab 9|eyJ/);
}
