import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes docs/licences.md: what the packages contain of others' work, and under which licence. */
interface Installed {
  readonly dependencies?: Readonly<Record<string, Installed>>;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function namesOf(installed: Installed): string[] {
  return Object.entries(installed.dependencies ?? {}).flatMap(([name, inner]) => [
    name,
    ...namesOf(inner),
  ]);
}

const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--json'], { encoding: 'utf8' });
const tree: unknown = JSON.parse(listed);
/** Peers for types alone; nothing of them is in the packages. */
const TYPES_ONLY = /typescript/;
const names = isObject(tree)
  ? [...new Set(namesOf(tree))].filter((name) => !TYPES_ONLY.test(name)).toSorted()
  : [];
const rows = names.flatMap((name) => {
  const read = (): unknown =>
    JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));
  try {
    const about = read();
    return isObject(about)
      ? [`| ${name} | ${String(about['version'])} | ${String(about['license'])} |`]
      : [];
  } catch {
    return []; // an optional peer that is not installed
  }
});
const head = ['| package | version | licence |', '| --- | --- | --- |'];
const intro =
  'What the extension contains of others’ work, as `npm run licences` finds it. Versions are pinned in `package-lock.json`.';
writeFileSync('docs/licences.md', `# Licences\n\n${intro}\n\n${[...head, ...rows].join('\n')}\n`);
