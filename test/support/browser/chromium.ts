import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, {
  TargetType,
  type Browser as Puppet,
  type Extension,
  type Page as PuppetPage,
} from 'puppeteer-core';
import { frameSurface } from './chromium-surface';
import { crashTarget } from './chromium-crash';
import { openChromiumPanel } from './chromium-devtools';
import { createOffice } from './chromium-office';
import { logRequests, requestsIn } from './chromium-requests';
import { hexColor } from './color';
import { executable, unpacked } from './executables';
import { until } from './remote';
import type { Browser, LaunchOptions, Page } from './types';
import { createPanel, createView } from './view';

const QUIET = [
  '--no-sandbox', // CI runs as root
  '--disable-gpu',
  '--disable-quic',
  '--host-resolver-rules=MAP *.test 127.0.0.1', // sites that are not loopback by name, and stay on it
  '--disable-features=HttpsUpgrades',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1400,1000',
];

export async function launchChromium({
  extension,
  headless = true,
}: LaunchOptions): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'embed-devtools-chromium-'));
  const puppet = await puppeteer.launch({
    executablePath: await executable('chromium'),
    headless,
    pipe: true,
    handleDevToolsAsPage: true,
    defaultViewport: null,
    acceptInsecureCerts: true,
    protocolTimeout: 60_000,
    userDataDir: profile,
    args: [...QUIET, logRequests(profile)],
    ...(extension === undefined ? {} : { enableExtensions: [await unpacked(extension)] }),
  });
  try {
    return await drive(puppet, profile, extension !== undefined);
  } catch (error) {
    await puppet.close();
    throw error;
  }
}

const ACTIVE_TAB =
  'chrome.tabs.query({ active: true, lastFocusedWindow: true }).then((tabs) => tabs[0].id)';

async function drive(puppet: Puppet, profile: string, extended: boolean): Promise<Browser> {
  const installed = extended ? await findExtension(puppet) : undefined;
  const origin = `chrome-extension://${installed?.id ?? ''}`;
  const id = JSON.stringify(installed?.id);
  const { inOffice, inManagement, restart } = createOffice(puppet, origin);
  const puppets = new WeakMap<Page, PuppetPage>();

  function puppetOf(page: Page): PuppetPage {
    const found = puppets.get(page);
    if (!found) throw new Error('a page of another browser');
    return found;
  }

  function adopt(page: PuppetPage): Page {
    let tabId: number | undefined;
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error') errors.push(line.text());
    });
    const surface = frameSurface(
      () => page.mainFrame(),
      page,
      () => page.close(),
    );
    const view = createView(surface, 'page');
    const frame = (urlPart: string) =>
      until(`a frame of ${urlPart}`, () =>
        page.frames().find((one) => one.url().includes(urlPart)),
      );
    const inner = (urlPart: string) =>
      createView(
        frameSurface(
          () => frame(urlPart),
          page,
          () => Promise.resolve(),
        ),
        'frame',
      );
    const made: Page = {
      ...view,
      async goto(url) {
        await page.goto(url, { waitUntil: 'load' });
      },
      async reload() {
        await page.reload({ waitUntil: 'load' });
      },
      async back() {
        await page.goBack({ waitUntil: 'load' });
      },
      url: () => Promise.resolve(page.url()),
      frames: () => Promise.resolve(page.frames().map((one) => one.url())),
      evaluateIn: (urlPart, fn, ...args) => inner(urlPart).evaluate(fn, ...args),
      waitForIn: (urlPart, fn, ...args) => inner(urlPart).waitFor(fn, ...args),
      async tabId() {
        tabId ??= await inOffice(async (tab) => {
          await page.bringToFront();
          return Number(await tab.evaluate(ACTIVE_TAB));
        });
        return tabId;
      },
      activate: () => page.bringToFront(),
      crash: async (urlPart) => crashTarget(puppet, (await frame(urlPart)).url()),
      errors: () => Promise.resolve(errors),
    };
    puppets.set(made, page);
    return made;
  }

  async function waitForPage(urlPart: string): Promise<Page> {
    const found = await until(`a tab of ${urlPart}`, async () => {
      const open = await puppet.pages();
      return open.find((one) => one.url().includes(urlPart));
    });
    return adopt(found);
  }

  return {
    name: 'chromium',
    version: await puppet.version(),
    profile,
    async newPage(url) {
      const page = await puppet.newPage();
      if (url !== undefined) await page.goto(url, { waitUntil: 'load' });
      return adopt(page);
    },
    waitForPage,
    async newPrivatePage(url) {
      await restart(`updateExtensionConfiguration({ extensionId: ${id}, incognitoAccess: true })`);
      const create = `chrome.windows.create({ incognito: true, url: ${JSON.stringify(url)} })`;
      await inOffice((tab) => tab.evaluate(create));
      return waitForPage(url);
    },
    async openPanel(page) {
      const devtools = await openChromiumPanel(puppet, puppetOf(page), origin);
      return createPanel(
        {
          ...frameSurface(devtools.frame, devtools.page, devtools.close),
          async screenshot(path) {
            const clip = await devtools.area();
            // Beyond the viewport, which is what a clip stands for, the window is laid out anew, and the panel's
            // process may not have drawn in time.
            const within = { captureBeyondViewport: false, ...(clip && { clip }) };
            await writeFile(path, await devtools.page.screenshot(within));
          },
        },
        async () => crashTarget(puppet, (await devtools.frame()).url()),
      );
    },
    async openPopup(page) {
      if (!installed) throw new Error('no extension was loaded');
      await page.activate();
      await puppetOf(page).triggerExtensionAction(installed);
      const target = await until('the popup', () =>
        puppet.targets().find((one) => one.url().startsWith(`${origin}/popup.html`)),
      );
      const popup = await target.asPage();
      return createView(
        frameSurface(
          () => popup.mainFrame(),
          popup,
          () => popup.close(),
        ),
        'popup',
      );
    },
    async openOptions() {
      const page = await puppet.newPage();
      await page.goto(`${origin}/options.html`);
      return adopt(page);
    },
    async badge(page) {
      const tabId = await page.tabId();
      const [text, color] = await inOffice((tab) =>
        tab.evaluate(
          `Promise.all([chrome.action.getBadgeText({ tabId: ${tabId} }), chrome.action.getBadgeBackgroundColor({ tabId: ${tabId} })])`,
        ),
      ).then((pair) => (Array.isArray(pair) ? pair : []));
      return { text: String(text), color: hexColor(color) };
    },
    killBackground: () =>
      inOffice(async (tab) => {
        const session = await tab.createCDPSession();
        await session.send('ServiceWorker.enable');
        await session.send('ServiceWorker.stopAllWorkers');
        await session.detach();
      }),
    isBackgroundAwake: () =>
      Promise.resolve(
        puppet
          .targets()
          .some((one) => one.type() === TargetType.SERVICE_WORKER && one.url().startsWith(origin)),
      ),
    reloadExtension: () => restart(`reload(${id}, { failQuietly: true })`),
    setHostPermission: (granted) =>
      inManagement(
        `updateExtensionConfiguration({ extensionId: ${id}, hostAccess: '${granted ? 'ON_ALL_SITES' : 'ON_CLICK'}' })`,
      ).then(() => undefined),
    async extensionErrors() {
      const info = await inManagement(
        `getExtensionInfo(${id}).then((info) =>
          [...info.manifestErrors, ...info.runtimeErrors].map((error) => error.message))`,
      );
      return Array.isArray(info) ? info.map(String) : [];
    },
    requestsOfExtension: () => requestsIn(profile, origin),
    closed: new Promise((done) => {
      puppet.once('disconnected', () => {
        done();
      });
    }),
    async close() {
      const process = puppet.process();
      const late = setTimeout(() => process?.kill('SIGKILL'), 5000);
      await puppet.close().catch(() => undefined);
      clearTimeout(late);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function findExtension(puppet: Puppet): Promise<Extension> {
  // else the first navigation may race the installation
  await puppet.waitForTarget((target) => target.type() === TargetType.SERVICE_WORKER);
  const [found] = (await puppet.extensions()).values();
  if (!found) throw new Error('Chromium did not load the extension');
  return found;
}
