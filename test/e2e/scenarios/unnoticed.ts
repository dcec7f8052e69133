import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { launchBrowser } from '../../support/browser/launch';
import { expression, until } from '../../support/browser/remote';
import type { BrowserName, Page } from '../../support/browser/types';
import { observeHandedOver } from '../../support/observe-handed-over';
import { observePage } from '../../support/observe-page';
import { servePages, waitForCount } from '../pages';
import type { Scenario } from '../scenario';

type Seen = Record<string, unknown>;

export const unnoticed: readonly Scenario[] = [
  {
    title: 'leaves nothing for a page to notice, nobody looking, panel open, panel closed',
    async run({ browser, demo, fresh }) {
      const url = `${demo.host}/quiet`;
      const bare = await observeWithoutUs(browser.name, url);
      expect(bare['order']).toContain('capture 2');
      expect(bare['exotic by port']).toEqual(bare['exotic']);
      expect(bare['words']).toEqual(['first', 'second']);

      const page = await fresh(url);
      expect(await observe(page)).toEqual(bare);

      const panel = await browser.openPanel(page);
      await panel.openTab('Messages');
      await page.reload();
      await say(page, 'the panel hears');
      await panel.waitForRow('Messages', 'the panel hears');
      const looked = await observe(page);
      expect(withoutHook(looked)).toEqual(withoutHook(bare));
      const { text, ...named } = await page.evaluate(() => {
        const { postMessage } = MessagePort.prototype;
        const { name, length } = postMessage;
        return { name, length, text: Function.prototype.toString.call(postMessage) };
      });
      expect(named).toEqual({ name: 'postMessage', length: 1 });
      expect(text.replaceAll(/\s+/g, ' ')).toMatch(/^function \w*\(\) \{ \[native code\] \}$/);

      await panel.close();
      await page.waitFor(() =>
        Function.prototype.toString.call(MessagePort.prototype.postMessage).includes('postMessage'),
      );
      await page.reload();
      expect(await observe(page)).toEqual(bare);
    },
  },
  {
    title: 'breaks no strict page, opened document or back/forward cache, and hears them all',
    async run({ inspect, fresh }) {
      const pages = await servePages({
        '/strict': STRICT,
        '/opened': { run: openFrame },
        '/kept': { run: tellPersisted },
      });
      try {
        const { page, panel } = await inspect(`${pages.host}/strict`);
        await panel.openTab('Messages');
        await panel.waitForRow('Messages', 'from a strict page');
        await waitForCount(panel, 1);
        await say(page, 'another');
        await waitForCount(panel, 2);
        const violations = await page.evaluate(() => Reflect.get(window, 'violations'));
        // Chromium's devtools ask for a file of their own.
        expect(String(violations).replace(/connect-src \S+devtools\.json/, '')).toBe('');

        await page.goto(`${pages.host}/opened`);
        for (const text of ['before', 'inline', 'after'])
          await panel.waitForRow('Messages', `${text} open`);
        await waitForCount(panel, 3);
        expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([
          'before open',
          'inline open',
          'after open',
        ]);

        const unseen = await fresh(`${pages.host}/kept`);
        for (const one of [unseen, page]) {
          await one.activate();
          // A page whose favicon the browser still loads is not kept, with us or without.
          await until('the page to be kept', async () => {
            await one.goto(`${pages.host}/kept?first`);
            await one.goto(`${pages.host}/kept?second`);
            await one.back();
            return one.evaluate(() => document.title === 'kept');
          });
        }
      } finally {
        await pages.close();
      }
    },
  },
];

function say(page: Page, type: string): Promise<void> {
  return page.evaluate((text) => window.postMessage({ type: text }), type);
}

async function observe(page: Page): Promise<Seen> {
  const seen = { ...(await runIn(page, observePage)), ...(await runIn(page, observeHandedOver)) };
  // A browser asks for it when it likes.
  const loaded = [seen['loaded']].flat().filter((url) => !String(url).endsWith('/favicon.ico'));
  return { ...seen, loaded };
}

/** In a script of the page: a driver's own may run in a world beside it. */
async function runIn(page: Page, look: () => Promise<Seen>): Promise<Seen> {
  const text = await page.evaluate(
    async (source) => {
      const script = document.createElement('script');
      script.textContent = `window.seen = ${source}.then(JSON.stringify)`;
      document.head.append(script);
      script.remove();
      const seen: unknown = await Reflect.get(window, 'seen');
      Reflect.deleteProperty(window, 'seen');
      return String(seen);
    },
    expression(look, []),
  );
  return JSON.parse(text) as Seen; // oxlint-disable-line no-unsafe-type-assertion -- it is an object
}

/** What the same page sees in a browser with an extension that does nothing. */
async function observeWithoutUs(name: BrowserName, url: string): Promise<Seen> {
  const extension = await mkdtemp(join(tmpdir(), 'embed-devtools-nothing-'));
  const gecko = { id: 'nothing@example.org' };
  const background =
    name === 'chromium' ? { service_worker: 'nothing.js' } : { scripts: ['nothing.js'] };
  const manifest = {
    manifest_version: 3,
    name: 'Nothing',
    version: '1',
    background,
    ...(name === 'firefox' && { browser_specific_settings: { gecko } }),
  };
  await writeFile(join(extension, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(extension, 'nothing.js'), '');
  const browser = await launchBrowser(name, { extension });
  try {
    return await observe(await browser.newPage(url));
  } finally {
    await browser.close();
    await rm(extension, { recursive: true });
  }
}

/** Without the one thing that differs while somebody looks: the hook on `MessagePort.prototype.postMessage`. */
function withoutHook(seen: Seen): unknown {
  const text = JSON.stringify({ ...seen, 'bad port post': null });
  return JSON.parse(text.replaceAll(/postMessage\/1\/\d+ /g, 'postMessage '));
}

const STRICT = {
  run: countViolations,
  headers: {
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; script-src 'nonce-own'; require-trusted-types-for 'script'; trusted-types 'none'",
  },
};

function countViolations(): void {
  const violations: string[] = [];
  Reflect.set(window, 'violations', violations);
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    violations.push(`${violatedDirective} ${blockedURI}`);
  });
  window.postMessage({ type: 'from a strict page' });
}

/** Says when it comes back out of the back/forward cache. */
function tellPersisted(): void {
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) document.title = 'kept';
  });
}

/** A frame without an address that is written anew, and hears a message before, while and after. */
function openFrame(): void {
  const heard: unknown[] = [];
  Reflect.set(window, 'heard', heard);
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const { contentWindow: inner } = frame;
  if (!inner) return;
  const hear = (event: MessageEvent<{ type: string }>) => {
    heard.push(event.data.type);
    if (event.data.type === 'before open') {
      inner.document.open();
      inner.addEventListener('message', hear);
      // oxlint-disable-next-line typescript/no-deprecated -- it is what this is about
      inner.document.write('<script>window.postMessage({ type: "inline open" })</script>');
      inner.document.close();
    } else if (event.data.type === 'inline open') inner.postMessage({ type: 'after open' });
  };
  inner.addEventListener('message', hear);
  inner.postMessage({ type: 'before open' });
}
