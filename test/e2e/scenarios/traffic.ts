import { expect } from 'vitest';
import { servePages, waitForCount } from '../pages';
import type { Scenario } from '../scenario';
import { waitForBadge } from '../steps';

export const traffic: readonly Scenario[] = [
  {
    title: 'shows the traffic of ports, whoever opened them, from both ends',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/ports?waits`);
      await page.waitFor(() => document.querySelector('#state')?.textContent === 'waiting');
      await panel.openTab('Frames');
      await panel.waitForRow('Frames', new URL(demo.agent).host);
      await page.evaluate(() => {
        dispatchEvent(new Event('go'));
      });
      await panel.openTab('Tokens');
      await panel.waitFor(
        () => document.querySelectorAll('[role=row]:has([role=gridcell])').length === 4,
      );
      // go, 3 each of frame's and host's channels, 2 of the request's, 4 of the nested one's
      await waitForCount(panel, 13);
    },
  },
  {
    title: 'shows every message of a burst',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/flood?n=5000&size=1000`);
      await page.waitFor(() => document.querySelector('#state')?.textContent.includes('done'));
      await panel.openTab('Messages');
      await waitForCount(panel, 5001);
      const shown = (await panel.rows('Messages')).length;
      expect(shown).toBeLessThan(200);
    },
  },
  {
    title: 'records on after a return from the back/forward cache',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/bfcache`);
      await page.waitFor(() => document.querySelector('#state')?.textContent.includes('1 times'));
      await page.goto(`${demo.host}/blank`);
      await page.back();
      await page.waitFor(() => document.querySelector('#state')?.textContent.includes('shown'));
      await page.evaluate(() => {
        window.postMessage({ type: 'after the return' });
      });
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', 'after the return');
    },
  },
  {
    title: 'takes a page that is rendered ahead for the tab’s only when it is shown',
    async run({ browser, fresh }) {
      const pages = await servePages({ '/first': { run: renderAhead }, '/ahead': { run: ahead } });
      try {
        const page = await fresh(`${pages.host}/first`);
        const panel = await browser.openPanel(page);
        await panel.openTab('Messages');
        await panel.waitForRow('Messages', 'of the first page');
        await page.reload();
        // Firefox renders nothing ahead: there the page just follows.
        await page.waitFor(() => !('prerendering' in document) || localStorage.getItem('is ahead'));
        await page.evaluate(() => window.postMessage({ type: 'the last word' }));
        await panel.waitForRow('Messages', 'the last word');
        await waitForCount(panel, 2);
        expect((await browser.badge(page)).text).toBe('');
        await page.click({ css: 'a' });
        await panel.waitForRow('Messages', 'before it was shown');
        await panel.waitForRow('Messages', 'once it is shown');
        await waitForCount(panel, 2);
        await waitForBadge(browser, page, /^9m/);
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'counts a token down, through its states',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ fault: 'never-asks', life: 63 }));
      await panel.openTab('Tokens');
      for (const state of ['valid', 'expiring']) await panel.waitForRow('Tokens', state);
      await page.goto(demo.url({ fault: 'never-asks', life: 3 }));
      for (const state of ['expiring', 'expired']) await panel.waitForRow('Tokens', state);
    },
  },
];

/** Has the browser, where it can, render the page that its link leads to. */
function renderAhead(): void {
  addEventListener('message', () => undefined);
  window.postMessage({ type: 'of the first page' });
  localStorage.removeItem('is ahead');
  const claims = btoa(JSON.stringify({ exp: Math.floor(Date.now() / 1_000) + 590 }));
  const url = `/ahead?access_token=eyJhbGciOiJub25lIn0.${claims}.x`;
  const link = document.createElement('a');
  link.href = url;
  link.textContent = 'on';
  const rules = document.createElement('script');
  rules.type = 'speculationrules';
  rules.textContent = JSON.stringify({ prerender: [{ urls: [url], eagerness: 'immediate' }] });
  document.body.append(link, rules);
}

function ahead(): void {
  const { prerendering } = document as { prerendering?: boolean };
  const show = () => window.postMessage({ type: 'once it is shown' });
  addEventListener('message', () => localStorage.setItem('is ahead', 'yes'));
  window.postMessage({ type: 'before it was shown' });
  if (prerendering === true) document.addEventListener('prerenderingchange', show);
  else show();
}
