import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PAGES = fileURLToPath(new URL('pages/', import.meta.url));

/** Makes a script that a browser runs of each of the pages' modules, once. */
export function createBundler(): (name: string) => Promise<string> {
  const made = new Map<string, Promise<string>>();
  return (name) => {
    const known = made.get(name);
    if (known) return known;
    const script = bundle(name);
    made.set(name, script);
    return script;
  };
}

async function bundle(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${PAGES}${name}.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  });
  return outputFiles[0]?.text ?? '';
}
