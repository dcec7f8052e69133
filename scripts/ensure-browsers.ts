import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { findExecutable } from '../test/support/browser/executables';
import type { BrowserName } from '../test/support/browser/types';

const PACKAGES = { chromium: 'chromium', firefox: 'firefox-esr' } as const;

/** Finds the browsers, or installs them where it can: as root on Debian. Throws a sentence that says what is missing. */
export async function ensureBrowsers(names: readonly BrowserName[]): Promise<void> {
  const missing = await missingOf(names);
  if (missing.length === 0) return;
  const packages = missing.map((name) => PACKAGES[name]);
  if (process.getuid?.() === 0 && (await isThere('/usr/bin/apt-get'))) {
    console.log(`Installing ${packages.join(' and ')} …`);
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
  }
  const still = await missingOf(missing);
  if (still.length > 0)
    throw new Error(
      `Missing: ${still.join(' and ')}. Install it (on Debian: apt-get install ${packages.join(' ')}), ` +
        'or name its program in the environment variable CHROMIUM or FIREFOX. ' +
        'Google Chrome itself does not load unpacked extensions from a script.',
    );
}

async function missingOf(names: readonly BrowserName[]): Promise<BrowserName[]> {
  const found = await Promise.all(names.map((name) => findExecutable(name)));
  return names.filter((_, index) => found[index] === undefined);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args[0] ?? ''} failed with ${code}`));
    });
  });
}
