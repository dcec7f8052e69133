import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a page's cost is compared with; all but `quiet` and `watched` are made here. */
export type Variant = 'none' | 'empty' | 'quiet' | 'devtools' | 'watched';

/** The unpacked extension of a variant: no content script at all; an empty listener; an empty devtools panel; ours. */
export function extensionOf(variant: Variant): string {
  if (variant === 'quiet' || variant === 'watched') return resolve('.output/chrome-mv3');
  const folder = mkdtempSync(join(tmpdir(), `bench-${variant}-`));
  mkdirSync(folder, { recursive: true });
  const script = {
    matches: ['<all_urls>'],
    all_frames: true,
    match_about_blank: true,
    run_at: 'document_start',
    js: ['listen.js'],
  };
  const manifest = {
    manifest_version: 3,
    name: `bench ${variant}`,
    version: '1',
    background: { service_worker: 'worker.js' },
    host_permissions: ['<all_urls>'],
    ...(variant === 'empty' && { content_scripts: [script] }),
    ...(variant === 'devtools' && { devtools_page: 'devtools.html' }),
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'devtools.html'), '<script src="devtools.js"></script>');
  writeFileSync(
    join(folder, 'devtools.js'),
    "chrome.devtools.panels.create('empty', '', 'panel.html');",
  );
  writeFileSync(join(folder, 'panel.html'), '<!doctype html><title>empty</title>');
  writeFileSync(join(folder, 'worker.js'), '');
  writeFileSync(join(folder, 'listen.js'), "addEventListener('message', () => {}, true);");
  return folder;
}
