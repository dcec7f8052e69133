import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'wxt';
import { startDemo } from '../demo/demo';
import { launchBrowser } from '../test/support/browser/launch';
import type { BrowserName } from '../test/support/browser/types';
import { ensureBrowsers } from './ensure-browsers';
import { printSession } from './print-session';

/**
 * `npm start -- [--browser firefox] [--headless]`: builds the extension, starts the demo, and opens
 * a browser on it with the panel showing. Without a display it waits for one refresh, prints what
 * the panel says, saves a picture of it and ends.
 */
async function start(browser: BrowserName, headless: boolean): Promise<void> {
  await ensureBrowsers([browser]);
  await build({ browser: browser === 'firefox' ? 'firefox' : 'chrome' });
  const extension = resolve('.output', browser === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
  const demo = await startDemo();
  try {
    const driven = await launchBrowser(browser, { extension, headless });
    try {
      const page = await driven.newPage(
        demo.url({ agents: 'chatzy,cekura', life: headless ? 4 : 20 }),
      );
      console.log(`${driven.version}: the demo is at ${await page.url()}`);
      const panel = await driven.openPanel(page);
      if (headless) await printSession(panel, resolve(`test-results/panel-${browser}.png`));
      else {
        console.log('Close the browser to end.');
        await driven.closed;
      }
    } finally {
      await driven.close();
    }
  } finally {
    await demo.close();
  }
}

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    headless: { type: 'boolean', default: false },
  },
});
const { browser } = values;
const hasDisplay =
  process.platform !== 'linux' ||
  Boolean(process.env['DISPLAY']) ||
  Boolean(process.env['WAYLAND_DISPLAY']);

try {
  if (browser !== 'chromium' && browser !== 'firefox')
    throw new Error(`--browser must be chromium or firefox, not ${browser}`);
  await start(browser, values.headless || !hasDisplay);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
