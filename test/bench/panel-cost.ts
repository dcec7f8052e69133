import { launchBrowser } from '../support/browser/launch';
import type { Page, Panel } from '../support/browser/types';
import type { startSite } from './site';
import { estimate, percentile, rounded } from './statistics';
import { extensionOf } from './variants';

const STREAM_MS = 5_000;
/** About nine rows a frame, 12,000 px a second: a hand in a hurry. */
const SCROLL_PX = 200;
const SCROLL_MS = 5_000;

/** What a developer waits for: the panel full, and its frames while messages stream in. */
export async function measurePanel(site: Awaited<ReturnType<typeof startSite>>, rounds: number) {
  const opened: number[] = [];
  const frames: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const browser = await launchBrowser('chromium', { extension: extensionOf('watched') });
    try {
      const page = await browser.newPage(site.url(1));
      const panel = await browser.openPanel(page);
      await panel.openTab('Messages');
      await post(page, 10_000);
      await shown(panel, 10_000);
      opened.push(await reopen(panel));
      frames.push(await stream(page, panel));
    } finally {
      await browser.close();
    }
  }
  return {
    open10000Ms: estimate(opened),
    streamingFrameP95Ms: estimate(frames),
  };
}

/** How often a cost is measured; the least counts. */
const TRIES = 3;

/** Cost for each message as the log grows, and as the page has more frames. */
export async function measureGrowth(site: Awaited<ReturnType<typeof startSite>>) {
  return { ...(await byRows(site)), msPerMessageWithFrames: await byFrames(site) };
}

/** From posting 1,000 messages to shown in the panel, at the beginning and after 100,000; and what scrolling costs there. */
async function byRows(site: Awaited<ReturnType<typeof startSite>>) {
  const browser = await launchBrowser('chromium', { extension: extensionOf('watched') });
  const msPerMessageAt: Record<string, number> = {};
  try {
    const page = await browser.newPage(site.url(1));
    const panel = await browser.openPanel(page);
    await panel.openTab('Messages');
    let total = 0;
    for (const target of [1_000, 10_000, 50_000, 100_000]) {
      while (total < target - 1_000) {
        const step = Math.min(5_000, target - 1_000 - total);
        await post(page, step);
        total += step;
        await shown(panel, total);
      }
      msPerMessageAt[String(target)] = await cost(page, panel, total);
      total += TRIES * 1_000;
    }
    const scrolled = percentile(await frameTimes(panel, SCROLL_MS, SCROLL_PX), 0.95);
    return { msPerMessageAt, scrollFrameP95Ms: rounded(scrolled) };
  } finally {
    await browser.close();
  }
}

/** The same with messages that go to every frame in turn. */
async function byFrames(site: Awaited<ReturnType<typeof startSite>>) {
  const at: Record<string, number> = {};
  for (const frames of [1, 10, 50]) {
    const browser = await launchBrowser('chromium', { extension: extensionOf('watched') });
    try {
      const page = await browser.newPage(site.url(frames));
      const panel = await browser.openPanel(page);
      await panel.openTab('Messages');
      await shown(panel, frames);
      at[String(frames)] = await cost(page, panel, frames);
    } finally {
      await browser.close();
    }
  }
  return at;
}

/** ms for each of 1,000 messages, when `before` were counted already. */
async function cost(page: Page, panel: Panel, before: number): Promise<number> {
  let least = Infinity;
  for (let n = 1; n <= TRIES; n++) {
    const start = performance.now();
    await post(page, 1_000);
    await shown(panel, before + n * 1_000);
    least = Math.min(least, (performance.now() - start) / 1_000);
  }
  return rounded(least);
}

/** Posts to the frames in turn; resolves when the first has heard its share. */
function post(page: Page, count: number): Promise<unknown> {
  return page.evaluate(async (messages) => {
    const { frames } = window;
    const done = new Promise((resolve) => {
      window.addEventListener('message', resolve, { once: true });
    });
    frames[0]?.postMessage({ expect: Math.ceil(messages / frames.length) }, '*');
    for (let n = 0; n < messages; n++)
      frames[n % frames.length]?.postMessage({ n, text: 'x'.repeat(1_000) }, '*');
    await done;
    return true;
  }, count);
}

/** Waits until the panel counts at least so many, with those that it no longer keeps. */
function shown(panel: Panel, count: number): Promise<unknown> {
  return panel.waitFor((least) => {
    const numbers = document.body.innerText.matchAll(/(?:Messages|no longer kept): ([\d,]+)/g);
    let sum = 0;
    for (const [, digits] of numbers) sum += Number(digits?.replaceAll(',', ''));
    return sum >= least;
  }, count);
}

/** ms from a fresh panel document to the first rows of the whole log. */
async function reopen(panel: Panel): Promise<number> {
  await panel.evaluate(() => location.reload());
  return (
    (await panel.waitFor(() => {
      const tab = [...document.querySelectorAll('[role=tab]')].find((one) =>
        one.textContent.startsWith('Messages'),
      );
      const count = Number(tab?.ariaLabel?.replace(/\D/g, '') ?? 0);
      return count >= 10_000 && performance.now();
    })) || 0
  );
}

/** 95th percentile of the panel's frames while 1,000 messages a second arrive, ms. */
async function stream(page: Page, panel: Panel): Promise<number> {
  await panel.openTab('Messages');
  await page.evaluate((ms) => {
    const frame = window.frames[0];
    const end = performance.now() + ms;
    const timer = setInterval(() => {
      for (let n = 0; n < 10; n++) frame?.postMessage({ n, text: 'x'.repeat(500) }, '*');
      if (performance.now() > end) clearInterval(timer);
    }, 10);
  }, STREAM_MS);
  return percentile(await frameTimes(panel, STREAM_MS, 0), 0.95);
}

/**
 * The panel's frames for so many ms, while its list is scrolled up by so many px in each: from a
 * frame's beginning until the panel has drawn it, with what kept it from that before, in ms.
 */
async function frameTimes(panel: Panel, length: number, px: number): Promise<number[]> {
  const times = await panel.evaluate(
    (ms, step) =>
      new Promise<number[]>((resolve) => {
        const list = document.querySelector('[role=grid]');
        const all: number[] = [];
        const end = performance.now() + ms;
        const { port1, port2 } = new MessageChannel();
        let began = 0;
        const frame = (now: number) => {
          began = now;
          if (step > 0) list?.scrollBy(0, -step);
          port1.postMessage(null); // heard when the frame was drawn
        };
        port2.onmessage = () => {
          all.push(performance.now() - began);
          if (began > end) resolve(all);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    length,
    px,
  );
  return times.slice(1);
}
