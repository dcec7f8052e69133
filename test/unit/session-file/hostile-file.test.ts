import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSession } from '@/lib/session-file/open';
import { saveSession } from '@/lib/session-file/save';
import { logOf, hostilePage } from '../capture/hostile-page';
import { NOW } from '../capture/hostile-values';
import { about, masked, pictureOf, sessionOf } from '../capture/whole-path';

/** Of the type that stood there, so that many a file still opens; or of another. */
const odd = fc.record({
  string: fc.oneof(
    fc.constantFrom(
      '',
      '__proto__',
      '$',
      '%',
      '\ud800',
      'x'.repeat(9_000),
      'javascript:1',
      '1e999',
    ),
    fc.constantFrom('agent', 'host', 'advert', 'agent:1', 'd:1'),
  ),
  number: fc.constantFrom(
    0,
    -1,
    0.5,
    1,
    2,
    1e308,
    -1e308,
    8.64e15,
    -8.64e15,
    9e15,
    2 ** 53,
    1e-300,
  ),
  other: fc.constantFrom<unknown>(null, true, [], {}, { type: 'ref', path: '$' }),
});
type Odd = typeof odd extends fc.Arbitrary<infer T> ? T : never;

/** Whose texts say what the rest is: another one is no such file. */
const TYPES = new Set(['type', 'format', 'version', 'tokens', 'claims', 'where', 'kind', 'done']);

/** A file's text with some of its values, wherever they stand, exchanged for others. */
function tamper(text: string, changes: readonly (readonly [at: number, odd: Odd])[]): string {
  let all = 0;
  JSON.parse(text, () => void all++);
  const by = new Map(changes.map(([at, one]) => [Math.floor(at * all), one]));
  let index = 0;
  return JSON.stringify(
    JSON.parse(text, (key, value: unknown) => {
      const one = TYPES.has(key) ? undefined : by.get(index++);
      if (one === undefined) return value;
      if (typeof value === 'string') return one.string;
      return typeof value === 'number' ? one.number : one.other;
    }),
  );
}

it('opens no harm, whatever is changed in a file', { timeout: 60_000 }, () => {
  const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const changes = fc.array(fc.tuple(at, odd), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(hostilePage, changes, (page, change) => {
      const { log, now } = logOf(page);
      const whole = { tokens: 'full', claims: 'kept', about } as const;
      const opened = openSession(tamper(saveSession(log, whole), change));
      expect('error' in opened ? opened.error.length : 0).toBeLessThan(500);
      const session = sessionOf('error' in opened ? [] : opened.events);
      expect(pictureOf(session, now).texts.join()).not.toContain('[object Object]');
      const again = openSession(masked(session, now).session);
      expect(again).not.toHaveProperty('error');
    }),
    { numRuns: 60, interruptAfterTimeLimit: 20_000 },
  );
});

it('opens no harm, whatever the text', () => {
  const head = `{"format":"embed-devtools-session","version":1,"about":${JSON.stringify({ ...about, tokens: 'full', claims: 'kept' })},"events":`;
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json().map((json) => `${head}${json}}`),
  );
  fc.assert(
    fc.property(text, (file) => {
      const opened = openSession(file);
      const session = sessionOf('error' in opened ? [] : opened.events);
      expect(pictureOf(session, NOW).handshakes.length).toBeLessThanOrEqual(
        session.messages.length,
      );
    }),
  );
});
