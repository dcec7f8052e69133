import { writeFile } from 'node:fs/promises';
import type { ElementHandle, Frame, KeyInput, Page as PuppetPage } from 'puppeteer-core';
import type { Surface } from './view';

/** A frame of `page`, which may be the devtools window; input goes to the window that it is in. */
export function frameSurface(
  frame: () => Frame | Promise<Frame>,
  page: PuppetPage,
  close: () => Promise<void>,
): Surface {
  return {
    run: async (source) => (await frame()).evaluate(source),
    async point(source, how) {
      const handle = await (await frame()).evaluateHandle(source);
      const element = handle.asElement() as ElementHandle | null; // oxlint-disable-line no-unsafe-type-assertion
      if (element === null) return false;
      if (how === 'focus') await element.focus();
      else if (how === 'hover') await element.hover();
      else await element.click({ button: how });
      await handle.dispose();
      return true;
    },
    keys: (text) => page.keyboard.type(text),
    async chord(keys) {
      for (const key of keys) await page.keyboard.down(key as KeyInput); // oxlint-disable-line no-unsafe-type-assertion
      for (const key of keys.toReversed()) await page.keyboard.up(key as KeyInput); // oxlint-disable-line no-unsafe-type-assertion
    },
    async screenshot(path) {
      const png = await page.screenshot();
      await writeFile(path, png);
    },
    close,
  };
}
