/* oxlint-disable vitest/valid-title, vitest/expect-expect -- titles and expectations are the scenarios' */
import { afterAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../support/browser/types';
import { createLabKeeper } from './lab';
import { scenarios } from './scenarios';

/** ms; below the runner's own limit, so that the browser is ended before the next scenario. */
const LIMIT = 90_000;

/** Registers every scenario for one browser. */
export function defineScenarios(name: BrowserName): void {
  describe(name, () => {
    const keeper = createLabKeeper(name);
    afterAll(() => keeper.close());

    for (const { title, run, not } of scenarios)
      it(title, async ({ skip }) => {
        const reason = not?.[name];
        if (reason !== undefined) skip(reason);
        try {
          const lab = await keeper.open();
          await limited(run(lab));
          await keeper.tidy();
          expect(await lab.browser.extensionErrors(), 'errors in the extension').toEqual([]);
        } catch (error) {
          await keeper.scrap();
          throw error;
        }
      });

    // Last: of the browser that most scenarios shared.
    it('asks for nothing in all that time but what its user asked for', async () => {
      const { browser, demo } = await keeper.open();
      const paths = ['/.well-known/jwks.json', '/user/v1/embedded/refresh/'];
      const wanted = paths.map((path) => `${demo.service}${path}`);
      const all = await browser.requestsOfExtension();
      const tabs = /\/giver\?days=\d+$/; // which a scenario has it open
      expect(all.filter((url) => !wanted.includes(url) && !tabs.test(url))).toEqual([]);
    });
  });
}

async function limited(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`still not done after ${LIMIT / 1000} s`));
    }, LIMIT);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
