import type { Browser, Frame, Page, ScreenshotClip } from 'puppeteer-core';
import { poll, until } from './remote';

export interface Devtools {
  readonly page: Page;
  /** The panel's frame, which is made anew when the devtools reload it. */
  readonly frame: () => Promise<Frame>;
  /** Where the docked devtools are in the window: the rest of its picture is blank. */
  readonly area: () => Promise<ScreenshotClip | undefined>;
  readonly close: () => Promise<void>;
}

/** px: the devtools' own row of tabs above a panel. */
const TABS = 27;

// As text: a test runner would rewrite the imports.
const SHOW_PANEL = `(async () => {
  if (!document.querySelector('.root-view')) return false; // asked earlier, the devtools break
  const UI = await import('./ui/legacy/legacy.js');
  const inspector = UI.InspectorView.InspectorView.instance();
  const tab = inspector.tabbedPane.tabs.find((one) => one.id.startsWith('chrome-extension://'));
  // As in Firefox: below the page, wide enough for every column.
  const Common = await import('./core/common/common.js');
  const split = Common.Settings.Settings.instance().createSetting('inspector-view.split-view-state', {});
  split.set({ ...split.get(), horizontal: { size: 600 } });
  UI.DockController.DockController.instance().setDockSide('bottom');
  if (tab) await inspector.showPanel(tab.id);
  return Boolean(tab);
})()`;

/** Opens the devtools of `page` and shows the panel of the extension at `origin`. */
export async function openChromiumPanel(
  browser: Browser,
  page: Page,
  origin: string,
): Promise<Devtools> {
  const devtools = await page.openDevTools();
  await until('the extension to add its panel to the devtools', () =>
    devtools.evaluate(SHOW_PANEL).catch(() => false),
  );
  const frame = () =>
    until('the panel in the devtools', () =>
      devtools.frames().find((one) => one.url().startsWith(`${origin}/panel.html`)),
    );
  await (await frame()).waitForFunction('document.readyState === "complete"');
  return {
    page: devtools,
    frame,
    async area() {
      const box = await (await (await frame()).frameElement())?.boundingBox();
      return box ? { ...box, y: box.y - TABS, height: box.height + TABS } : undefined;
    },
    async close() {
      if (devtools.isClosed()) return;
      await devtools.close();
      await poll(() => !browser.targets().includes(devtools.target()), 5000);
    },
  };
}
