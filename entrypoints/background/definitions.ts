import { browser } from '#imports';
import { createMatcher } from '@/lib/protocols/match';
import { readOptions, watchOptions } from '@/lib/options/stored';
import { allDefinitions } from '@/lib/protocols/library';

/** The definitions that are on (catalogue and the user's own), and the matcher made of them. */
export function createDefinitions() {
  let list = allDefinitions(undefined);
  let matcher = createMatcher(list);
  function use(options: { readonly library: Parameters<typeof allDefinitions>[0] }): void {
    list = allDefinitions(options.library);
    matcher = createMatcher(list);
  }
  void readOptions(browser.storage.sync).then(use);
  watchOptions(browser.storage, use);
  return { list: () => list, matcher: () => matcher };
}

export type Definitions = ReturnType<typeof createDefinitions>;
