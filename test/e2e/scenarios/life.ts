import type { Scenario } from '../scenario';

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
];
