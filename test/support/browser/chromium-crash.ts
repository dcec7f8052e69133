import type { Browser } from 'puppeteer-core';
import { until } from './remote';

/** Ends the process of a page, or of a frame of another site, with this URL. */
export async function crashTarget(browser: Browser, url: string): Promise<void> {
  const target = await until(`a process of ${url}`, () =>
    browser.targets().find((one) => one.url() === url),
  );
  const session = await target.createCDPSession();
  await new Promise<void>((resolve) => {
    session.once('Inspector.targetCrashed', () => resolve());
    void session.send('Page.crash').catch(() => undefined); // nobody is left to answer
  });
}
