import { expect } from 'vitest';
import { servePages, waitForCount } from '../pages';
import type { Scenario } from '../scenario';
import { scriptErrors } from '../steps';
import { oddValues } from './pages/odd-values';

/** What a page of the extension finds. */
interface Extension {
  readonly chrome: {
    readonly storage: {
      readonly session: {
        get(keys: null): Promise<object>;
        set(items: object): Promise<void>;
        remove(keys: readonly string[]): Promise<void>;
      };
    };
  };
}

/** More than anybody posts, or than there is room for. */
export const loads: readonly Scenario[] = [
  {
    title: 'loses no message of a flood of 20,000',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/flood?n=20000&size=200`);
      await page.waitFor(() => document.querySelector('#state')?.textContent.includes('done'));
      await panel.openTab('Messages');
      await waitForCount(panel, 20_001);
      expect(await panel.text()).not.toContain('no longer kept');
    },
  },
  {
    title: 'has a row for whatever the page posts, however large, deep, wide or odd',
    async run({ inspect }) {
      const pages = await servePages({ '/odd': { run: oddValues } });
      try {
        const { page, panel } = await inspect(`${pages.host}/odd`);
        const posted = Number(
          await page.waitFor(() => /done (\d+)/.exec(document.body.innerText)?.[1]),
        );
        await panel.openTab('Messages');
        await waitForCount(panel, posted);
        expect((await panel.waitForRow('Messages', 'huge')).join(' ')).toMatch(/6[47](\.\d)? ?M/);
        // Whatever page script put on a synthetic event was not run by us.
        expect(await page.evaluate(() => Reflect.get(window, 'touched'))).toEqual([]);
        expect(await scriptErrors(page)).toEqual([]);
      } finally {
        await pages.close();
      }
    },
  },
  {
    title: 'records on when storage.session is full',
    async run({ browser, demo, fresh, inspect }) {
      const options = await browser.openOptions();
      const fill = await options.evaluate(async () => {
        const { session } = (window as unknown as Extension).chrome.storage;
        let bytes = 0;
        for (let step = 1_000_000; step >= 100; step /= 10)
          for (;;) {
            try {
              await session.set({ [`fill${bytes}`]: 'x'.repeat(step) });
              bytes += step;
            } catch {
              break;
            }
          }
        return bytes;
      });
      expect(fill).toBeGreaterThan(9_000_000);
      const { panel } = await inspect(demo.url({ life: 2 }));
      await panel.waitForRow('Handshakes', 'adopted');
      const page = await fresh(demo.url({ life: 600 }));
      const popup = await browser.openPopup(page);
      await popup.waitFor(() => document.body.innerText.includes('/chatzy'));
      await popup.close();
      await options.evaluate(async () => {
        const { session } = (window as unknown as Extension).chrome.storage;
        const all = Object.keys(await session.get(null));
        await session.remove(all.filter((key) => key.startsWith('fill')));
      });
      await options.close();
    },
  },
];
