import { setTimeout as rest } from 'node:timers/promises';
import { launchBrowser } from '../support/browser/launch';
import type { Page } from '../support/browser/types';
import { pagesCpu } from './cpu';
import type { startSite } from './site';
import { estimate, takeTurns } from './statistics';
import { extensionOf, type Variant } from './variants';

/** Fewer say little: the panel draws a few pictures a second. */
const TRIPS = 2_000;
const BURST = 20_000;
/** In each round; more of what differs more from one time to the next than the goals allow. */
const TURNS = { trips: 6, burst: 6, load: 2 } as const;
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
 * What a page pays: sequential round trips with a cross-site frame, a burst of 1 kB messages until the
 * frame has heard them all, and the load of ten frames. Each variant has a browser of its own; those of
 * a group are open at once and take turns, so that what else the machine does hits all of them.
 * Times in ms, and ratios within one turn.
 */
export async function measurePages(site: Awaited<ReturnType<typeof startSite>>, rounds: number) {
  const [quiet, watched] = GROUPS;
  return [
    ...(await measureGroup(quiet, site, rounds)),
    ...(await measureGroup(watched, site, rounds)),
  ];
}

async function measureGroup(
  group: (typeof GROUPS)[number],
  site: Awaited<ReturnType<typeof startSite>>,
  rounds: number,
) {
  const open = await Promise.all(group.map((variant) => show(variant, site.url(1))));
  const times = new Map<string, number[]>();
  const of = (variant: Variant, what: What) => times.get(`${variant} ${what}`) ?? [];
  const keep = (variant: Variant, what: What, time: number) =>
    times.set(`${variant} ${what}`, [...of(variant, what), time]);
  for (const what of WHATS)
    await takeTurns(open, rounds * TURNS[what], async ({ variant, browser, page }, round) => {
      await rest(REST_MS);
      const before = pagesCpu(browser.profile);
      const time = await measure(what, page, site);
      const cpu = pagesCpu(browser.profile) - before;
      if (round < 0) return;
      keep(variant, what, time);
      if (what !== 'load') keep(variant, `${what}Cpu`, cpu); // a load changes processes
    });
  for (const { browser } of open) await browser.close();

  const [none, empty] = group;
  const compare = (
    what: What,
    variant: Variant,
    other: Variant,
    by: (a: number, b: number) => number = (a, b) => a / b,
  ) => estimate(of(variant, what).map((time, turn) => by(time, of(other, what)[turn] ?? 0)));
  return group.map((variant) => ({
    variant,
    tripsMs: estimate(of(variant, 'trips')),
    burstMs: estimate(of(variant, 'burst')),
    loadMs: estimate(of(variant, 'load')),
    tripsToNone: compare('trips', variant, none),
    tripsToEmpty: compare('trips', variant, empty),
    burstToNone: compare('burst', variant, none),
    burstToEmpty: compare('burst', variant, empty),
    tripsCpuToEmpty: compare('tripsCpu', variant, empty),
    burstCpuToEmpty: compare('burstCpu', variant, empty),
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
