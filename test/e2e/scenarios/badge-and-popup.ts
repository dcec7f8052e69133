import { expect } from 'vitest';
import { until } from '../../support/browser/remote';
import type { Scenario } from '../scenario';

export const badgeAndPopup: readonly Scenario[] = [
  {
    title: 'has the shortest remaining life on the badge, with devtools never opened',
    async run({ browser, demo, fresh }) {
      const page = await fresh(demo.url({ life: 600 }));
      const { text } = await until('a badge', async () => {
        const badge = await browser.badge(page);
        return badge.text !== '' && badge;
      });
      expect(text).toMatch(/^(9|10)/);
    },
  },
  {
    title: 'has the agents and their last refresh in the popup',
    async run({ browser, demo, fresh }) {
      const page = await fresh(demo.url({ life: 2 }));
      await page.waitForIn('/chatzy', () =>
        document.querySelector('#state')?.textContent.includes('1 refresh'),
      );
      const popup = await browser.openPopup(page);
      await popup.waitFor(() => document.body.innerText.includes('Chatzy'));
      await popup.close();
    },
  },
];
