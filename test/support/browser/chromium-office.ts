import type { Browser, Page } from 'puppeteer-core';
import { until } from './remote';

/** Where the extension's APIs, and those of the page where a user manages extensions, can be called. */
export function createOffice(puppet: Browser, origin: string) {
  let office: Promise<Page> | undefined;

  /** A tab of the extension that is no view of it; never in front, for a hidden panel does not draw. */
  function inOffice<T>(work: (page: Page) => Promise<T>): Promise<T> {
    office ??= puppet.newPage({ type: 'tab', background: true }).then(async (page) => {
      await page.goto(`${origin}/manifest.json`);
      return page;
    });
    return office.then(work);
  }

  /** Calls what the page where a user manages extensions calls. */
  async function inManagement(call: string): Promise<unknown> {
    const page = await puppet.newPage({ type: 'tab', background: true });
    await page.goto('chrome://extensions');
    const result = await page.evaluate(`chrome.developerPrivate.${call}`);
    await page.close();
    return result;
  }

  /** A call there that has the extension start anew. */
  async function restart(call: string): Promise<void> {
    office = undefined; // it closes
    // else it is off afterwards, as any unpacked one
    await inManagement('updateProfileConfiguration({ inDeveloperMode: true })');
    await inManagement(call);
    const id = JSON.stringify(new URL(origin).hostname);
    await until('the extension to be back', async () => {
      const state = await inManagement(`getExtensionInfo(${id}).then((info) => info.state)`);
      return state === 'ENABLED';
    });
  }

  return { inOffice, inManagement, restart };
}
