import { expect } from 'vitest';
import { waitForCount } from '../pages';
import type { Scenario } from '../scenario';

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
