import { expect } from 'vitest';
import type { Scenario } from '../scenario';

export const happyPath: readonly Scenario[] = [
  {
    title: 'shows a refresh from its request to the first use of the new token',
    async run({ browser, demo, inspect }) {
      const { panel } = await inspect(demo.url({ life: 2 }));
      const row = await panel.waitForRow('Handshakes', 'adopted');
      expect(row.join(' ')).toMatch(/Chatzy.*TokenExpiredError.*\d ms/);
      await panel.selectRow('Handshakes', 'adopted');
      await panel.waitFor(() => document.querySelector('[aria-label=Details] h2'));
      // The README's picture.
      await panel.screenshot(`test-results/panel-${browser.name}.png`);
    },
  },
  {
    title: 'shows the messages of a refresh, and a payload as a tree',
    async run({ demo, inspect }) {
      const { panel } = await inspect(demo.url({ life: 2 }));
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', '[TOKEN_REFRESH]');
      await panel.waitForRow('Messages', '[TOKEN_REFRESH_RESPONSE]');
      await panel.selectRow('Messages', '[TOKEN_REFRESH_RESPONSE]');
      await panel.waitFor(() =>
        document.querySelector('[aria-label=Details]')?.textContent.includes('access_token'),
      );
    },
  },
  {
    title: 'shows the first token of a frame, masked, with its countdown',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 600 }));
      const frame = (await page.frames()).find((url) => url.includes('access_token=')) ?? '';
      const token = new URL(frame).searchParams.get('access_token') ?? '';
      await panel.openTab('Tokens');
      await panel.waitForRow('Tokens', 'valid');
      const text = await panel.text();
      expect(token).toMatch(/^ey/);
      expect(text).not.toContain(token);
      expect(text).toMatch(/9 ?min ?\d+ ?s|10 ?min ?0 ?s/);
    },
  },
  {
    title: 'shows what was posted before the panel was opened',
    async run({ browser, demo, fresh }) {
      const page = await fresh(demo.url({ life: 2 }));
      await page.waitForIn('/chatzy', () =>
        document.querySelector('#state')?.textContent.includes('1 refresh'),
      );
      const panel = await browser.openPanel(page);
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', '[TOKEN_REFRESH]');
      await panel.waitForRow('Messages', '[TOKEN_REFRESH_RESPONSE]');
    },
  },
  {
    title: 'shows every kind of value that can be posted',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/payloads`);
      const posted = await page.waitFor(
        () => /done: (\d+)/.exec(document.querySelector('#state')?.textContent ?? '')?.[1],
      );
      let arrived = 0;
      for (const site of [demo.agent, demo.host])
        arrived += await page.waitForIn(
          `${site}/receiver`,
          (all) => {
            const text = document.querySelector('#state')?.textContent ?? '';
            const [received = 0, failed = 0] = (text.match(/\d+/g) ?? []).map(Number);
            return received + failed === all && received;
          },
          Number(posted) / 2,
        );
      await panel.openTab('Messages');
      await panel.waitFor(
        (count) =>
          document.querySelector('[role=tab][aria-selected=true]')?.textContent.includes(count),
        String(arrived),
      );
    },
  },
];
