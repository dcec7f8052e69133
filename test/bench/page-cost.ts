import { setTimeout as rest } from 'node:timers/promises';
import { launchBrowser } from '../support/browser/launch';
import type { Page } from '../support/browser/types';
import { pagesCpu } from './cpu';
import type { startSite } from './site';
import { median, rounded, takeTurns } from './statistics';
import { extensionOf, type Variant } from './variants';

/** Fewer say little: the panel draws a few pictures a second. */
const TRIPS = 2_000;
const BURST = 20_000;
/** Of so many in one turn the fastest counts: whatever else the machine does can only make one slower. */
const TRIES = { trips: 2, burst: 2, load: 4 } as const;
/** What one leaves undone must not be paid by the next. */
const REST_MS = 400;
const WHATS = ['trips', 'burst', 'load'] as const;
type What = (typeof WHATS)[number] | 'tripsCpu' | 'burstCpu';

/** No extension's work, that of an empty one, ours: with nobody looking, and with a panel open. */
const GROUPS = [
  ['none', 'empty', 'quiet'],
  ['none', 'devtools', 'watched'],
] as const;

/**
 * What a page pays, in ms: sequential round trips with a cross-site frame, a burst of 1 kB messages
 * until the frame has heard them all, and the load of ten frames. Each variant has a browser of its
 * own; those of a group are open at once and take turns, so that what else the machine does hits all
 * of them. Medians of the turns are returned, and medians of the ratios within one turn.
 */
export async function measurePages(site: Awaited<ReturnType<typeof startSite>>, rounds: number) {
  const rows: object[] = [];
  for (const group of GROUPS) rows.push(...(await measureGroup(group, site, rounds)));
  return rows;
}

async function measureGroup(
  group: (typeof GROUPS)[number],
  site: Awaited<ReturnType<typeof startSite>>,
  rounds: number,
): Promise<object[]> {
  const open = await Promise.all(group.map((variant) => show(variant, site.url(1))));
  const times = new Map<string, number[]>();
  const keep = (variant: Variant, what: What, time: number) =>
    times.set(`${variant} ${what}`, [...of(variant, what), time]);
  const of = (variant: Variant, what: What) => times.get(`${variant} ${what}`) ?? [];
  for (const what of WHATS)
    await takeTurns(open, rounds, async ({ variant, browser, page }, round) => {
      const tries: number[] = [];
      const cpu: number[] = [];
      for (let n = 0; n < TRIES[what]; n++) {
        await rest(REST_MS);
        const before = pagesCpu(browser.profile);
        tries.push(await measure(what, page, site));
        cpu.push(pagesCpu(browser.profile) - before);
      }
      if (round < 0) return;
      keep(variant, what, Math.min(...tries));
      if (what !== 'load') keep(variant, `${what}Cpu`, Math.min(...cpu)); // a load changes processes
    });
  for (const { browser } of open) await browser.close();

  const [none, empty] = group;
  const compare = (
    what: What,
    variant: Variant,
    other: Variant,
    by: (a: number, b: number) => number,
  ) =>
    rounded(median(of(variant, what).map((time, round) => by(time, of(other, what)[round] ?? 0))));
  const ratio = (a: number, b: number) => a / b;
  return group.map((variant) => ({
    variant,
    tripsMs: rounded(median(of(variant, 'trips')), 0),
    burstMs: rounded(median(of(variant, 'burst')), 0),
    loadMs: rounded(median(of(variant, 'load')), 0),
    tripsToNone: compare('trips', variant, none, ratio),
    tripsToEmpty: compare('trips', variant, empty, ratio),
    burstToNone: compare('burst', variant, none, ratio),
    burstToEmpty: compare('burst', variant, empty, ratio),
    tripsCpuToEmpty: compare('tripsCpu', variant, empty, ratio),
    burstCpuToEmpty: compare('burstCpu', variant, empty, ratio),
    loadBeyondEmptyMs: compare('load', variant, empty, (a, b) => a - b),
  }));
}

async function show(variant: Variant, url: string) {
  const browser = await launchBrowser('chromium', { extension: extensionOf(variant) });
  const page = await browser.newPage(url);
  if (variant === 'devtools') await browser.openPanel(page);
  if (variant === 'watched') await (await browser.openPanel(page)).openTab('Messages');
  return { variant, browser, page };
}

function measure(
  what: What,
  page: Page,
  site: Awaited<ReturnType<typeof startSite>>,
): Promise<number> {
  if (what === 'trips') return roundTrips(page, TRIPS);
  if (what === 'burst') return burst(page, BURST);
  return load(page, site.url(10));
}

function roundTrips(page: Page, count: number): Promise<number> {
  return page.evaluate(async (trips) => {
    const frame = window.frames[0];
    const text = 'x'.repeat(200);
    const start = performance.now();
    for (let n = 1; n <= trips; n++)
      await new Promise((resolve) => {
        window.addEventListener('message', resolve, { once: true });
        frame?.postMessage({ echo: n, text }, '*');
      });
    return performance.now() - start;
  }, count);
}

function burst(page: Page, count: number): Promise<number> {
  return page.evaluate(async (messages) => {
    const frame = window.frames[0];
    const text = 'x'.repeat(1_000);
    const start = performance.now();
    const done = new Promise((resolve) => {
      window.addEventListener('message', resolve, { once: true });
    });
    frame?.postMessage({ expect: messages }, '*');
    for (let n = 1; n <= messages; n++) frame?.postMessage({ n, text }, '*');
    await done;
    return performance.now() - start;
  }, count);
}

async function load(page: Page, url: string): Promise<number> {
  await page.goto(url);
  return (await page.waitFor(() => (window as { loaded?: number }).loaded)) ?? 0;
}
