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
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUT = resolve(ROOT, process.env['EXTENSIONS_DIR'] ?? '.output');
const BUILDS = ['chrome-mv3', 'firefox-mv3'];

const MANIFEST = v.looseObject({
  permissions: v.array(v.string()),
  host_permissions: v.array(v.string()),
  incognito: v.string(),
  content_security_policy: v.record(v.string(), v.string()),
  content_scripts: v.array(v.looseObject({ js: v.array(v.string()) })),
});

/** What a manifest may have; no optional permissions, nothing that pages can load or connect to. */
const KEYS = [
  'manifest_version',
  'name',
  'description',
  'version',
  'icons',
  'permissions',
  'host_permissions',
  'incognito',
  'content_security_policy',
  'background',
  'content_scripts',
  'action',
  'devtools_page',
  'options_ui',
];

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src https: http:; base-uri 'none'; form-action 'none'";

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

describe.each(BUILDS)('%s', (build) => {
  const folder = join(OUTPUT, build);
  const manifest = v.parse(
    MANIFEST,
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  );

  it('asks for no more than what was reviewed, and uses it', () => {
    const { permissions, host_permissions: hosts, incognito } = manifest;
    const isFirefox = build === 'firefox-mv3';
    expect({ permissions, hosts, incognito, csp: manifest.content_security_policy }).toEqual({
      permissions: ['storage', 'scripting', 'webNavigation', 'alarms'],
      hosts: ['<all_urls>'],
      incognito: isFirefox ? 'spanning' : 'split',
      csp: { extension_pages: CSP },
    });
    expect(Object.keys(manifest).toSorted()).toEqual(
      [...KEYS, isFirefox ? 'browser_specific_settings' : 'minimum_chrome_version'].toSorted(),
    );
    const background = readFileSync(join(folder, 'background.js'), 'utf8');
    for (const permission of permissions) expect(background).toMatch(`.${permission}.`);
  });

  it('costs every frame at most 12 kB of script, 5 kB of it on the wire', () => {
    const names = manifest.content_scripts.flatMap(({ js }) => js);
    const scripts = names.map((name) => readFileSync(join(folder, name)));
    const bytes = scripts.reduce((sum, script) => sum + script.length, 0);
    const packed = gzipSync(Buffer.concat(scripts)).length;
    expect({ bytes, packed }).toSatisfy(() => bytes <= 12_000 && packed <= 5_000);
  });

  it('has no means of asking the network in what runs in pages', () => {
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
    for (const name of scripts.filter((one) => one !== 'background.js')) {
      const text = readFileSync(join(folder, name), 'utf8');
      const bad = /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|Image|Worker)\b/;
      expect({ name, found: bad.exec(text)?.[0] }).toEqual({ name, found: undefined });
    }
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
