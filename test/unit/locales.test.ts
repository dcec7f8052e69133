import { describe, expect, it } from 'vitest';
import { collectTexts, placeholders, readTranslation } from '../../scripts/collect-texts';

const { texts, unclear } = collectTexts(process.cwd());
const german = readTranslation(process.cwd(), 'de');

describe('German', () => {
  it('has every text', () => {
    expect([...texts.keys()].filter((text) => !Object.hasOwn(german, text))).toEqual([]);
  });

  it('has the values of the English text in each', () => {
    const different = Object.entries(german).filter(
      ([english, own]) => placeholders(english).join() !== placeholders(own).join(),
    );
    expect(different).toEqual([]);
  });
});

it('every text that is shown can be collected', () => {
  expect(unclear).toEqual([]);
});
