import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judge } from './goals';
import { measureMatching } from './match-cost';
import { measureMemory } from './memory';
import { measurePages } from './page-cost';
import { measureGrowth, measurePanel } from './panel-cost';
import { measureScripts } from './script-cost';
import { startSite } from './site';
import { asText } from './statistics';

/** `npm run bench`; BENCH_ROUNDS is at least 5 for figures that go into docs/performance.md. */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);

/** In each round. */
const SCRIPT_TURNS = 2;

// Run by vitest for its bundling alone (the catalogue is collected by `import.meta.glob`):
// it asserts nothing about time.
it('measures', async () => {
  const site = await startSite();
  try {
    const matching = measureMatching(ROUNDS);
    console.table([matching]);
    const memory = [await measureMemory(100), await measureMemory(1_000)];
    console.table(memory);
    const pages = await measurePages(site, ROUNDS);
    console.table(pages.map(asText));
    const scripts = await measureScripts(site, ROUNDS * SCRIPT_TURNS);
    console.table([asText(scripts)]);
    const panel = await measurePanel(site, ROUNDS);
    console.table([asText(panel)]);
    const goals = judge(pages, scripts, panel);
    console.table(goals.map(asText));
    const growth = await measureGrowth(site);
    console.table([growth.msPerMessageAt]);
    console.table([growth.msPerMessageWithFrames]);
    console.table([{ scrollFrameP95Ms: growth.scrollFrameP95Ms }]);
    mkdirSync('test-results', { recursive: true });
    const result = { rounds: ROUNDS, goals, matching, memory, pages, scripts, panel, growth };
    writeFileSync('test-results/bench.json', JSON.stringify(result, null, 2));
    expect(result.pages).toHaveLength(6);
  } finally {
    site.close();
  }
});
