/** `npm run texts`: which texts a translation lacks, and which it has for nothing. */
import { collectTexts, readTranslation } from './collect-texts';

const root = process.cwd();
const { texts, unclear } = collectTexts(root);
const german = readTranslation(root, 'de');

report('No literal', unclear);
report(
  'Missing in locales/de.json',
  [...texts.keys()].filter((text) => !(text in german)),
);
report(
  'Unused in locales/de.json',
  Object.keys(german).filter((text) => !texts.has(text)),
);
console.log(`${texts.size} texts, ${Object.keys(german).length} in German.`);

function report(title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  process.exitCode = 1;
  console.log(`${title}:\n${lines.map((line) => `  ${JSON.stringify(line)}`).join('\n')}\n`);
}
