import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, ignoredOn, parseSettings, withIgnored } from '@/lib/findings/settings';

describe('parseSettings', () => {
  it('takes what is right and leaves the rest at its default', () => {
    expect(parseSettings({ unansweredMs: 9000, lateMs: 'soon', loopPerMinute: -1 })).toEqual({
      ...defaultSettings(),
      unansweredMs: 9000,
    });
  });

  it('stands whatever storage holds', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(Object.keys(parseSettings(stored)).toSorted()).toEqual(
          Object.keys(defaultSettings()).toSorted(),
        );
      }),
    );
  });
});

describe('withIgnored', () => {
  it('leaves a rule out on a site and gives it back', () => {
    const one = withIgnored(defaultSettings(), 'https://a.example', 'same-token', true);
    expect(ignoredOn(one, 'https://a.example')).toEqual(['same-token']);
    expect(ignoredOn(one, 'https://b.example')).toEqual([]);
    expect(withIgnored(one, 'https://a.example', 'same-token', false).ignored).toEqual({});
  });

  it('is not fooled by a site called __proto__', () => {
    const settings = withIgnored(defaultSettings(), '__proto__', 'same-token', true);
    expect(ignoredOn(settings, '__proto__')).toEqual(['same-token']);
    expect(ignoredOn(defaultSettings(), 'constructor')).toEqual([]);
  });
});
