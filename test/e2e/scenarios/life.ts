import { expect } from 'vitest';
import { launchBrowser } from '../../support/browser/launch';
import { until } from '../../support/browser/remote';
import type { Page } from '../../support/browser/types';
import { extensionFor } from '../lab';
import type { Scenario } from '../scenario';
import { waitForBadge } from '../steps';

export const life: readonly Scenario[] = [
  {
    title: 'goes on when the background was stopped in mid-session',
    async run({ browser, demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 2 }));
      await panel.waitForRow('Handshakes', 'adopted');
      const before = (await panel.rows('Handshakes')).length;
      await browser.killBackground();
      await page.waitForIn('/chatzy', () =>
        /[3-9] refreshes/.test(document.querySelector('#state')?.textContent ?? ''),
      );
      await panel.waitFor(
        (count) => document.querySelectorAll('[role=row]:has([role=gridcell])').length > count,
        before,
      );
    },
  },
  {
    title: 'sleeps on while pages load that nobody looks at, in Chromium',
    async run({ browser: { name }, demo }) {
      const browser = await launchBrowser(name, { extension: extensionFor(name) });
      const leaves = async (page: Page) => {
        await browser.killBackground();
        await until('a sleeping background', async () => !(await browser.isBackgroundAwake()));
        for (const path of ['/blank', '/blank?other', '/blank?again'])
          await page.goto(demo.host + path);
        // Firefox wakes it for whatever it once heard at its start (bug 1899767).
        if (name === 'firefox') await until('an awake background', browser.isBackgroundAwake);
        else expect(await browser.isBackgroundAwake()).toBe(false);
      };
      try {
        const page = await browser.newPage(`${demo.host}/blank`);
        await leaves(page);
        const panel = await browser.openPanel(page);
        await page.goto(demo.url({ life: 600 }));
        await panel.openTab('Tokens');
        await panel.waitForRow('Tokens', 'valid');
        await panel.close();
        await waitForBadge(browser, page, /^(9|10)m/);
        await page.goto(`${demo.host}/blank`);
        await waitForBadge(browser, page, /^$/);
        await leaves(page);
        await page.goto(demo.url({ life: 600 }));
        await waitForBadge(browser, page, /^(9|10)m/);
      } finally {
        await browser.close();
      }
    },
  },
];
