import { browser } from '#imports';
import { defaultOptions, type Options } from '@/lib/options/options';
import { readOptions, watchOptions } from '@/lib/options/stored';
import { allDefinitions } from '@/lib/protocols/library';
import { createMatcher } from '@/lib/protocols/match';

/**
 * The definitions that are on (catalogue and the user's own), and the matcher made of them. The message
 * that wakes the background comes before the options are read: whoever asks waits for them.
 */
export function createDefinitions() {
  let current = readOptions(browser.storage.sync).catch(defaultOptions).then(made);
  watchOptions(browser.storage, (options) => {
    current = Promise.resolve(made(options));
  });
  return () => current;
}

function made({ library }: Options) {
  const list = allDefinitions(library);
  return { list, matcher: createMatcher(list) };
}

export type Definitions = ReturnType<typeof createDefinitions>;
