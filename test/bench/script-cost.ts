import puppeteer, { type Page } from 'puppeteer-core';
import * as v from 'valibot';
import { executable } from '../support/browser/executables';
import type { startSite } from './site';
import { estimate, takeTurns } from './statistics';
import { extensionOf } from './variants';

const LOADS = 5;

/** An event of Chromium's trace, times in µs: `tdur` is what the thread itself spent. */
const EVENT = v.object({
  name: v.string(),
  tid: v.number(),
  ts: v.number(),
  dur: v.optional(v.number(), 0),
  tdur: v.optional(v.number()),
  args: v.optional(v.object({ data: v.optional(v.object({ url: v.optional(v.string()) })) })),
});
const TRACE = v.object({ traceEvents: v.array(v.unknown()) });

/**
 * ms that scripts take of the page's threads while a page with ten frames loads, as Chromium's trace
 * counts it: steadier than the load itself, which waits for the whole machine. The page's own scripts
 * count too: what a content script has made or unpacked first, they need not make again.
 */
export async function measureScripts(site: Awaited<ReturnType<typeof startSite>>, turns: number) {
  const variants = ['empty', 'quiet'] as const;
  const open = await Promise.all(
    variants.map(async (variant) => {
      const browser = await puppeteer.launch({
        executablePath: await executable('chromium'),
        pipe: true,
        args: ['--no-sandbox', '--disable-gpu', '--disable-features=HttpsUpgrades'],
        enableExtensions: [extensionOf(variant)],
      });
      return { browser, page: await browser.newPage(), times: [] as number[] };
    }),
  );
  await takeTurns(open, turns, async ({ page, times }, round) => {
    const time = await scriptTime(page, site.url(10));
    if (round >= 0) times.push(time);
  });
  for (const { browser } of open) await browser.close();
  const [empty = [], quiet = []] = open.map(({ times }) => times);
  return {
    emptyScriptMs: estimate(empty),
    quietScriptMs: estimate(quiet),
    beyondEmptyMs: estimate(quiet.map((time, round) => time - (empty[round] ?? 0))),
  };
}

async function scriptTime(page: Page, url: string): Promise<number> {
  await page.tracing.start({ categories: ['devtools.timeline'] });
  for (let load = 0; load < LOADS; load++) {
    await page.goto(url);
    await page.waitForFunction('window.loaded');
  }
  const trace = new TextDecoder().decode(await page.tracing.stop());
  const ends = new Map<number, number>();
  let sum = 0;
  for (const item of v.parse(TRACE, JSON.parse(trace)).traceEvents) {
    const { success, output: event } = v.safeParse(EVENT, item);
    if (!success || !isScript(event) || event.ts < (ends.get(event.tid) ?? 0)) continue;
    ends.set(event.tid, event.ts + event.dur); // what is within it is counted with it
    sum += event.tdur ?? event.dur;
  }
  return sum / 1_000 / LOADS;
}

/** Not of the one who drives the browser. */
function isScript({ name, args }: v.InferOutput<typeof EVENT>): boolean {
  const runs = name === 'EvaluateScript' || name === 'FunctionCall';
  return runs && /^(chrome-extension|http):/.test(args?.data?.url ?? '');
}
