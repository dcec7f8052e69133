import { resolve } from 'node:path';
import { startDemo, type Demo } from '@/demo/demo';
import { launchBrowser } from '../support/browser/launch';
import type { Browser, BrowserName, Page, Panel } from '../support/browser/types';

/** Where scenarios work: the demo, one browser, and one page that has our panel open. */
export interface Lab {
  readonly demo: Demo;
  readonly browser: Browser;
  /**
   * Shows `url` in the page that all scenarios share, its panel's log empty before, its Handshakes
   * tab shown. A scenario that changes a setting of the panel changes it back, or uses `fresh`.
   */
  inspect(url: string): Promise<Inspected>;
  /** A page of the scenario's own, closed after it. */
  fresh(url?: string): Promise<Page>;
}

export interface Inspected {
  readonly page: Page;
  readonly panel: Panel;
}

export interface LabKeeper {
  /** Starts what is missing. */
  open(): Promise<Lab>;
  /** Closes the pages of the last scenario. */
  tidy(): Promise<void>;
  /** Ends the browser: what a failed scenario left behind must not fail the next. */
  scrap(): Promise<void>;
  close(): Promise<void>;
}

const FOLDERS = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** The built extension for this browser. */
export function extensionFor(name: BrowserName): string {
  return resolve(process.env['EXTENSIONS_DIR'] ?? '.output', FOLDERS[name]);
}

export function createLabKeeper(name: BrowserName): LabKeeper {
  const extension = extensionFor(name);
  let demo: Demo | undefined;
  let browser: Browser | undefined;
  let shared: Inspected | undefined;
  let own: Page[] = [];
  let visits = 0;

  async function scrap(): Promise<void> {
    const old = browser;
    browser = undefined;
    shared = undefined;
    own = [];
    await old?.close();
  }

  return {
    async open() {
      demo ??= await startDemo();
      browser ??= await launchBrowser(name, { extension });
      const here = { demo, browser };
      return {
        ...here,
        async inspect(url) {
          visits += 1;
          const mark = `visit-${visits}`;
          const between = `${here.demo.host}/marked?type=${mark}`;
          const page = shared?.page ?? (await here.browser.newPage(between));
          await page.activate(); // a hidden page can't be clicked in
          if (shared) {
            await page.evaluate(silence);
            await page.goto(between);
          }
          shared ??= { page, panel: await here.browser.openPanel(page) };
          await settle(shared.panel, mark);
          await page.goto(url);
          await forgotten(shared.panel, mark);
          return shared;
        },
        async fresh(url) {
          const page = await here.browser.newPage(url);
          own.push(page);
          return page;
        },
      };
    },
    async tidy() {
      const pages = own;
      own = [];
      for (const page of pages) await page.close();
    },
    scrap,
    async close() {
      await scrap();
      await demo?.close();
    },
  };
}

/** Ends the frames of a page: what one of them posts to a parent that is being left, the next page hears. */
function silence(): void {
  document.documentElement.remove();
}

/** Waits until the log has the message of the page in between, and nothing else. */
async function settle(panel: Panel, mark: string): Promise<void> {
  await panel.openTab('Messages');
  await panel.waitFor((type) => {
    const rows = [...document.querySelectorAll('[role=row]:has([role=gridcell])')];
    return rows.length === 1 && rows[0]?.textContent.includes(type);
  }, mark);
}

/** Waits until the panel shows the next page: what is chosen before that goes with the page in between. */
async function forgotten(panel: Panel, mark: string): Promise<void> {
  await panel.waitFor((type) => {
    const rows = [...document.querySelectorAll('[role=row]:has([role=gridcell])')];
    return !rows.some((row) => row.textContent.includes(type));
  }, mark);
  await panel.openTab('Handshakes');
}
