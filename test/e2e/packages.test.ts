import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  symlinkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUT = resolve(ROOT, process.env['EXTENSIONS_DIR'] ?? '.output');
const BUILDS = ['chrome-mv3', 'firefox-mv3'];

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

describe.each(BUILDS)('%s', (build) => {
  const folder = join(OUTPUT, build);
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

  it('asks for no more than what was reviewed', () => {
    expect(manifest).toMatchObject({
      manifest_version: 3,
      permissions: ['storage', 'scripting', 'webNavigation', 'alarms'],
      host_permissions: ['<all_urls>'],
    });
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(JSON.stringify(manifest)).toContain("script-src 'self'");
  });

  it('costs every frame at most 12 kB of script, 5 kB of it on the wire', () => {
    const scripts = ['secret.js', 'ports.js', 'observer.js'].map((file) =>
      readFileSync(join(folder, file)),
    );
    const bytes = scripts.reduce((sum, script) => sum + script.length, 0);
    const packed = gzipSync(Buffer.concat(scripts)).length;
    expect({ bytes, packed }).toSatisfy(() => bytes <= 12_000 && packed <= 5_000);
  });

  it('evaluates nothing and loads nothing from elsewhere', () => {
    for (const file of files(folder).filter((name) => /\.(js|html)$/.test(name))) {
      const text = readFileSync(file, 'utf8');
      const bad =
        /(?<![.\w])eval\(|new Function\(|importScripts\(|(src|href)="https?:|(import\(|from)"https?:/;
      expect({ file, found: bad.exec(text)?.[0] }).toEqual({ file, found: undefined });
    }
  });
});

it('web-ext lint finds nothing in the Firefox build', async () => {
  const { stdout } = await run(
    join(ROOT, 'node_modules/.bin/web-ext'),
    ['lint', '-s', join(OUTPUT, 'firefox-mv3'), '-o', 'json', '--no-config-discovery'],
    { maxBuffer: 10_000_000 },
  );
  expect(JSON.parse(stdout)).toMatchObject({ errors: [], warnings: [] });
}, 120_000);

it('a clean build from the sources package gives the same bytes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'));
  const wxt = join(ROOT, 'node_modules/.bin/wxt');
  // The runner's own `test` would make it a build for development, with paths in it.
  const env = { ...process.env, NODE_ENV: 'production' };
  try {
    await run(wxt, ['zip', '-b', 'firefox'], { cwd: ROOT, env });
    const sources = readdirSync(OUTPUT).find((name) => name.endsWith('sources.zip'));
    for (const [name, bytes] of Object.entries(
      unzipSync(readFileSync(join(OUTPUT, sources ?? ''))),
    )) {
      if (name.endsWith('/')) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await run(wxt, ['build', '-b', 'firefox'], { cwd: folder, env });
    const built = contents(join(folder, '.output/firefox-mv3'));
    expect(built).toEqual(contents(join(ROOT, '.output/firefox-mv3')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 240_000);

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    files(folder).map((file) => [
      file.slice(folder.length),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
