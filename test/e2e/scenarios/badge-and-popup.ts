import { expect } from 'vitest';
import type { Scenario } from '../scenario';
import { waitForBadge } from '../steps';

/** With a token that lives so many seconds. */
function fragment(life: number): string {
  const claims = btoa(JSON.stringify({ exp: Math.floor(Date.now() / 1_000) + life }));
  return `access_token=eyJhbGciOiJub25lIn0.${claims}.x`;
}

export const badgeAndPopup: readonly Scenario[] = [
  {
    title:
      'has the shortest remaining life on the badge, with devtools never opened, and none of a page that was left',
    async run({ browser, demo, fresh }) {
      const page = await fresh(demo.url({ life: 600 }));
      const badge = (pattern: RegExp) => waitForBadge(browser, page, pattern);
      await badge(/^(9|10)m/);
      await page.goto(`${demo.host}/blank`);
      await badge(/^$/);
      await page.evaluate((hash) => void (location.hash = hash), fragment(170));
      await badge(/^2m/);
      await page.goto(`${demo.host}/blank?again#${fragment(290)}`);
      await badge(/^4m/);
    },
  },
  {
    title: 'has nothing on the badge of a page or frame that was left while the background slept',
    async run({ browser, demo, fresh }) {
      const page = await fresh(demo.url({ life: 600 }));
      await waitForBadge(browser, page, /^(9|10)m/);
      await browser.killBackground();
      await page.evaluate((url) => {
        document.querySelector('iframe')?.setAttribute('src', url);
      }, `${demo.agent}/quiet`);
      await waitForBadge(browser, page, /^$/);

      await page.goto(`${demo.host}/blank#${fragment(1_790)}`);
      await waitForBadge(browser, page, /^29m/);
      await browser.killBackground();
      await page.goto(`${demo.host}/blank?next`);
      // By then the background has begun anew and drawn every badge that it knows of.
      const other = await fresh(`${demo.host}/blank#${fragment(3_590)}`);
      await waitForBadge(browser, other, /^59m/);
      expect((await browser.badge(page)).text).toBe('');
    },
  },
  {
    title:
      'has each agent, its countdown and its last refresh in the popup, and replays from there',
    async run({ browser, demo, fresh }) {
      const page = await fresh(demo.url({ life: 4, agents: 'chatzy,cekura' }));
      await page.waitForIn('/chatzy', () =>
        document.querySelector('#state')?.textContent.includes('1 refresh'),
      );
      const popup = await browser.openPopup(page);
      await popup.waitFor(() => document.querySelectorAll('article').length === 2);
      await popup.waitFor(() => document.body.innerText.includes('Chatzy'));
      // Without devtools nobody sees the requests by which a token is adopted.
      await popup.waitFor(() => /Last refresh\s+answered/.test(document.body.innerText));
      const left = () => /\d+ s (?:left|ago)/.exec(document.body.innerText)?.[0];
      const first = await popup.waitFor(left);
      await popup.waitFor((before) => {
        const now = /\d+ s (?:left|ago)/.exec(document.body.innerText)?.[0];
        return now !== undefined && now !== before;
      }, first);
      const token = new URL(
        (await page.frames()).find((url) => url.includes('access_token=')) ?? '',
      ).searchParams.get('access_token');
      expect(await popup.text()).not.toContain(token);

      await page.waitForIn('/chatzy', () => {
        const heard: unknown[] = [];
        Object.assign(window, { heard });
        addEventListener('message', ({ data, origin }) =>
          heard.push([JSON.stringify(data), origin]),
        );
        return true;
      });
      await popup.click({ role: 'button', name: 'Replay the last answer' });
      await popup.waitFor(() => document.body.innerText.includes('The answer was said again.'));
      const heard = await page.waitForIn('/chatzy', () => {
        const { heard: all = [] } = window as { heard?: unknown[][] };
        return all[0];
      });
      expect(heard).toEqual([expect.stringContaining('[TOKEN_REFRESH_RESPONSE]'), demo.host]);
      await popup.close();
    },
  },
];
