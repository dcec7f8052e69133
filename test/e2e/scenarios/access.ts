import type { Scenario } from '../scenario';
import { waitForText } from '../steps';

export const access: readonly Scenario[] = [
  {
    title: 'says in panel and popup that it may not see a page, and goes on when it may',
    async run({ browser, demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 600 }));
      await browser.setHostPermission(false);
      try {
        await page.reload();
        await panel.waitFor(() => document.body.innerText.includes('Not allowed on this page'));
        await panel.waitFor(() => document.body.innerText.includes('Allow access'));
        // In Chromium a click on the action would give the access that is missing.
        if (browser.name === 'firefox') {
          const popup = await browser.openPopup(page);
          await popup.waitFor(() => document.body.innerText.includes('may not look at'));
          await popup.waitFor(() => document.body.innerText.includes('Allow access…'));
          await popup.close();
          await panel.click({ role: 'button', name: 'Allow access…' });
          const options = await browser.waitForPage('/options.html');
          await options.click({ role: 'button', name: 'Allow on all sites…' });
          await options.waitFor(() => document.body.innerText.includes('may look at every site'));
          await options.close();
        }
      } finally {
        await browser.setHostPermission(true);
      }
      await page.reload();
      await panel.openTab('Tokens');
      await panel.waitForRow('Tokens', 'valid');
      await panel.openTab('Handshakes');
      await panel.waitFor(() => document.body.innerText.includes('No token refresh seen yet'));
    },
  },
  {
    title: 'says in the options what it may see, when that is changed elsewhere',
    async run({ browser }) {
      const options = await browser.openOptions();
      await waitForText(options, 'may look at every site');
      await browser.setHostPermission(false);
      try {
        await waitForText(options, 'looks only at sites that you allow');
      } finally {
        await browser.setHostPermission(true);
      }
      await waitForText(options, 'may look at every site');
      await options.close();
    },
  },
];
