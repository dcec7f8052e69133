import { access, constants } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import type { BrowserName } from './types';

/** Environment variable that names another one, and where to look; Chrome itself ignores unpacked extensions on the command line. */
const KNOWN = {
  chromium: { variable: 'CHROMIUM', names: ['chromium', 'chromium-browser'] },
  firefox: { variable: 'FIREFOX', names: ['firefox-esr', 'firefox'] },
} as const satisfies Record<BrowserName, object>;

/** The browser's program on this machine; `undefined` where there is none. */
export async function findExecutable(name: BrowserName): Promise<string | undefined> {
  const { variable, names } = KNOWN[name];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...[process.env[variable]].filter((path) => path !== undefined),
    ...names.flatMap((file) => folders.map((folder) => join(folder, file))),
  ];
  for (const path of candidates) {
    const usable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return path;
  }
  return undefined;
}

/** As `findExecutable`; throws where there is none. */
export async function executable(name: BrowserName): Promise<string> {
  const found = await findExecutable(name);
  if (found === undefined)
    throw new Error(
      `no ${name} here: install it, or name its program in the environment variable ${KNOWN[name].variable}`,
    );
  return found;
}

/** The full path of an unpacked extension; throws where there is none. */
export async function unpacked(folder: string): Promise<string> {
  const path = resolve(folder);
  await access(join(path, 'manifest.json')).catch(() => {
    throw new Error(`no extension in ${path}: build it first (npm run build)`);
  });
  return path;
}
