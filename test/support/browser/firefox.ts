import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexColor } from './color';
import { unpacked } from './executables';
import * as privileged from './firefox-privileged';
import { startFirefox, type FirefoxProcess } from './firefox-process';
import { firefoxSurface } from './firefox-surface';
import { createQueue, property, until } from './remote';
import type { Browser, LaunchOptions, Page } from './types';
import { createPanel, createView } from './view';

export async function launchFirefox({
  extension,
  headless = true,
}: LaunchOptions): Promise<Browser> {
  const firefox = await startFirefox(headless);
  try {
    return await drive(firefox, extension === undefined ? undefined : await unpacked(extension));
  } catch (error) {
    await firefox.close();
    throw error;
  }
}

async function drive(firefox: FirefoxProcess, extension: string | undefined): Promise<Browser> {
  const { marionette } = firefox;
  const exclusive = createQueue();
  const handles = new WeakMap<Page, string>();
  // Answered only when the browser's window is up and idle: seconds alone, longer on a busy machine.
  const begun = await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  const session = String(property(begun, 'sessionId'));
  await marionette.send('WebDriver:SetTimeouts', { script: 30_000, pageLoad: 30_000, implicit: 0 });
  const addonId = extension === undefined ? '' : await idOf(extension);
  /** Runs one of the privileged scripts. Only inside `exclusive`: the context is the session's. */
  async function inChrome(script: string, ...args: unknown[]): Promise<unknown> {
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return await marionette.send('WebDriver:ExecuteScript', {
        script: `return (async function () { ${script} }).apply(null, arguments)`,
        args,
        sandbox: 'system',
        newSandbox: true,
      });
    } finally {
      await marionette.send('Marionette:SetContext', { value: 'content' });
    }
  }

  const chrome = (script: string, ...args: unknown[]) => exclusive(() => inChrome(script, ...args));

  await chrome(privileged.WATCH_REQUESTS);
  if (extension !== undefined)
    await marionette.send('Addon:Install', { path: extension, temporary: true });

  const switchTo = async (handle: string) => {
    await marionette.send('WebDriver:SwitchToWindow', { handle, focus: false });
  };

  const surface = (aim: () => Promise<void>, close: () => Promise<void>, protocol?: string) =>
    firefoxSurface(marionette, exclusive, aim, close, protocol);

  function handleOf(page: Page): string {
    const handle = handles.get(page);
    if (handle === undefined) throw new Error('a page of another browser');
    return handle;
  }

  function adopt(handle: string): Page {
    const inTab = (job: () => Promise<unknown>) =>
      exclusive(async () => {
        await switchTo(handle);
        return job();
      });
    const close = () =>
      exclusive(async () => {
        await inChrome(privileged.CLOSE_TOOLBOX, handle);
        await switchTo(handle);
        const left = await marionette.send('WebDriver:CloseWindow');
        // the session must not stay aimed at a closed tab
        if (Array.isArray(left) && left.length > 0) await switchTo(String(left[0]));
      });
    const view = createView(
      surface(() => switchTo(handle), close),
      'page',
    );
    const inner = (urlPart: string) =>
      createView(
        surface(
          async () => {
            await until(`a frame of ${urlPart}`, () =>
              inChrome(privileged.AIM_AT_FRAME, session, handle, urlPart),
            );
          },
          () => Promise.resolve(),
        ),
        'frame',
      );
    const page: Page = {
      ...view,
      async goto(url) {
        await inTab(() => marionette.send('WebDriver:Navigate', { url }));
      },
      async reload() {
        await inTab(() => marionette.send('WebDriver:Refresh'));
      },
      async back() {
        await inTab(() => marionette.send('WebDriver:Back'));
      },
      url: async () => String(await inTab(() => marionette.send('WebDriver:GetCurrentURL'))),
      async frames() {
        const urls = await chrome(privileged.FRAMES, handle);
        return Array.isArray(urls) ? urls.map(String) : [];
      },
      evaluateIn: (urlPart, fn, ...args) => inner(urlPart).evaluate(fn, ...args),
      waitForIn: (urlPart, fn, ...args) => inner(urlPart).waitFor(fn, ...args),
      tabId: async () => Number(await chrome(privileged.TAB_ID, handle)),
      async activate() {
        await chrome(privileged.SELECT_TAB, handle);
      },
      async crash(urlPart) {
        await chrome(privileged.CRASH, handle, urlPart);
      },
      async errors() {
        const errors = await chrome(privileged.PAGE_ERRORS, handle);
        return Array.isArray(errors) ? errors.map(String) : [];
      },
    };
    handles.set(page, handle);
    return page;
  }

  const newPage = (url?: string) => openPage({ type: 'tab' }, url);

  async function openPage(kind: object, url?: string): Promise<Page> {
    const handle = await exclusive(async () => {
      const open = await marionette.send('WebDriver:GetWindowHandles');
      if (Array.isArray(open)) await switchTo(String(open[0]));
      const made = await marionette.send('WebDriver:NewWindow', { focus: false, ...kind });
      return property(made, 'handle');
    });
    const page = adopt(String(handle));
    await page.activate();
    if (url !== undefined) await page.goto(url);
    return page;
  }

  return {
    name: 'firefox',
    version: String(property(property(begun, 'capabilities'), 'browserVersion')),
    profile: firefox.profile,
    newPage,
    async newPrivatePage(url) {
      await chrome(privileged.ALLOW_PRIVATE, addonId);
      await chrome(privileged.RELOAD, addonId);
      return openPage({ type: 'window', private: true }, url);
    },
    async waitForPage(urlPart) {
      const handle = await until(`a tab of ${urlPart}`, () =>
        exclusive(async () => {
          const open = await marionette.send('WebDriver:GetWindowHandles');
          for (const one of Array.isArray(open) ? open.map(String) : []) {
            await switchTo(one);
            const url = await marionette.send('WebDriver:GetCurrentURL');
            if (String(url).includes(urlPart)) return one;
          }
          return null;
        }),
      );
      return adopt(handle);
    },
    async openPanel(page) {
      const handle = handleOf(page);
      const toolId = await chrome(privileged.OPEN_PANEL, handle, addonId);
      const panel = createPanel(
        surface(
          async () => {
            await inChrome(privileged.AIM_AT_PANEL, session, handle, toolId);
          },
          async () => {
            await chrome(privileged.CLOSE_TOOLBOX, handle);
          },
          'moz-extension:',
        ),
        async () => {
          await chrome(privileged.CRASH_PANEL, handle, toolId);
        },
      );
      await panel.waitFor(() => document.readyState === 'complete');
      return panel;
    },
    async openPopup(page) {
      await page.activate();
      await chrome(privileged.OPEN_POPUP, addonId);
      const popup = createView(
        surface(
          async () => {
            await inChrome(privileged.AIM_AT_POPUP, session, addonId);
          },
          async () => {
            await chrome(privileged.CLOSE_POPUP, addonId);
          },
        ),
        'popup',
      );
      await popup.waitFor(
        () => document.readyState === 'complete' && location.protocol === 'moz-extension:',
      );
      return popup;
    },
    async openOptions() {
      const host = String(await chrome(privileged.HOST_NAME, addonId));
      return newPage(`moz-extension://${host}/options.html`);
    },
    async badge(page) {
      const found = await chrome(privileged.BADGE, addonId, handleOf(page));
      const [text, color] = Array.isArray(found) ? found : [];
      return { text: String(text), color: hexColor(color) };
    },
    async killBackground() {
      await chrome(privileged.SUSPEND, addonId);
    },
    async isBackgroundAwake() {
      return (await chrome(privileged.BACKGROUND, addonId)) !== 'stopped';
    },
    async reloadExtension() {
      await chrome(privileged.RELOAD, addonId);
    },
    async setHostPermission(granted) {
      await chrome(privileged.SET_PERMISSION, addonId, granted);
    },
    async extensionErrors() {
      const errors = await chrome(privileged.ERRORS, addonId);
      return Array.isArray(errors) ? errors.map(String) : [];
    },
    async requestsOfExtension() {
      const urls = await chrome(privileged.REQUESTS);
      return Array.isArray(urls) ? urls.map(String) : [];
    },
    closed: firefox.ended,
    close: () => firefox.close(),
  };
}

/** The fixed id that its manifest gives it. */
async function idOf(extension: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  return String(property(property(property(manifest, 'browser_specific_settings'), 'gecko'), 'id'));
}
