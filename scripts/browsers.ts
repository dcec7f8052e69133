import { ensureBrowsers } from './ensure-browsers';

/** `tsx scripts/browsers.ts`: sees to it that both browsers are there, before the end-to-end tests. */
try {
  await ensureBrowsers(['chromium', 'firefox']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
