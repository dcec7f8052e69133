import { launchBrowser } from '../support/browser/launch';
import type { Page } from '../support/browser/types';
import type { startSite } from './site';
import { median, rounded } from './statistics';
import { extensionOf, VARIANTS, type Variant } from './variants';

const TRIPS = 500;
const BURST = 20_000;
/** Of so many in one browser the best counts: the rest is what else the machine did. */
const TRIES = { trips: 6, burst: 3, load: 7 };

/** ms each */
interface Cost {
  readonly trips: number;
  readonly burst: number;
  readonly load: number;
}

/**
 * What a page pays: sequential round trips with a cross-site frame, a burst of 1 kB messages until
 * the frame has heard them all, and the load of ten frames. Every round runs every variant, each in
 * a browser of its own; medians and their ratios are returned.
 */
export async function measurePages(site: Awaited<ReturnType<typeof startSite>>, rounds: number) {
  const costs = new Map<Variant, Cost[]>(VARIANTS.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round++)
    for (const variant of VARIANTS) costs.get(variant)?.push(await once(variant, site));
  const of = (variant: Variant, what: keyof Cost) =>
    median((costs.get(variant) ?? []).map((cost) => cost[what]));
  return VARIANTS.map((variant) => ({
    variant,
    tripsMs: rounded(of(variant, 'trips')),
    burstMs: rounded(of(variant, 'burst')),
    loadMs: rounded(of(variant, 'load')),
    tripsToNone: rounded(of(variant, 'trips') / of('none', 'trips')),
    tripsToEmpty: rounded(of(variant, 'trips') / of('empty', 'trips')),
    burstToNone: rounded(of(variant, 'burst') / of('none', 'burst')),
    tripsToDevtools: rounded(of(variant, 'trips') / of('devtools', 'trips')),
    burstToDevtools: rounded(of(variant, 'burst') / of('devtools', 'burst')),
    burstToEmpty: rounded(of(variant, 'burst') / of('empty', 'burst')),
    loadBeyondEmptyMs: rounded(of(variant, 'load') - of('empty', 'load')),
  }));
}

async function once(variant: Variant, site: Awaited<ReturnType<typeof startSite>>): Promise<Cost> {
  const browser = await launchBrowser('chromium', { extension: extensionOf(variant) });
  try {
    const page = await browser.newPage(site.url(1));
    if (variant === 'devtools') await browser.openPanel(page);
    if (variant === 'watched') await (await browser.openPanel(page)).openTab('Messages');
    await roundTrips(page, 200);
    const trips = await best(TRIES.trips, () => roundTrips(page, TRIPS));
    await burst(page, 2_000);
    const burstMs = await best(TRIES.burst, () => burst(page, BURST));
    return {
      trips,
      burst: burstMs,
      load: await best(TRIES.load, () => load(page, site.url(10))),
    };
  } finally {
    await browser.close();
  }
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

async function best(tries: number, measure: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let n = 0; n < tries; n++) least = Math.min(least, await measure());
  return least;
}
