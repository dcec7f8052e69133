import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measureMatching } from './match-cost';
import { measureMemory } from './memory';
import { measurePages } from './page-cost';
import { measureGrowth, measurePanel } from './panel-cost';
import { measureScripts } from './script-cost';
import { startSite } from './site';

/** How often each variant has its turn in one round: a turn is short. */
const TURNS = 2;

/** `npm run bench`; BENCH_ROUNDS is at least 5 for figures that go into docs/performance.md. */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);

// Run by vitest for its bundling alone (the catalogue is collected by `import.meta.glob`):
// it asserts nothing about time.
it('measures', async () => {
  const site = await startSite();
  try {
    const matching = measureMatching(ROUNDS);
    console.table([matching]);
    const memory = [await measureMemory(100), await measureMemory(1_000)];
    console.table(memory);
    const pages = await measurePages(site, ROUNDS * TURNS);
    console.table(pages);
    const scripts = await measureScripts(site, ROUNDS * TURNS);
    console.table([scripts]);
    const panel = await measurePanel(site, ROUNDS);
    console.table([panel]);
    const growth = await measureGrowth(site);
    console.table([growth.msPerMessageAt]);
    console.table([growth.msPerMessageWithFrames]);
    console.table([{ scrollFrameP95Ms: growth.scrollFrameP95Ms }]);
    mkdirSync('test-results', { recursive: true });
    const result = { rounds: ROUNDS, matching, memory, pages, scripts, panel, growth };
    writeFileSync('test-results/bench.json', JSON.stringify(result, null, 2));
    expect(result.pages).toHaveLength(6);
  } finally {
    site.close();
  }
});
