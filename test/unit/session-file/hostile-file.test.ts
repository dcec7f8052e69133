import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSession } from '@/lib/session-file/open';
import { saveSession } from '@/lib/session-file/save';
import { logOf, hostilePage } from '../capture/hostile-page';
import { NOW } from '../capture/hostile-values';
import { about, masked, pictureOf, sessionOf } from '../capture/whole-path';

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', '__proto__', -1, 1e308, -1e308, 8.64e15, 0.5, [], {}),
  fc.constantFrom<unknown>({ type: 'ref', path: '$' }, { type: 'bytes', head: '%' }, [[[]]]),
  fc.constantFrom('message', 'document', 'agent', 'host', 'advert', '$'),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A file's text with some of its values, wherever they stand, exchanged for others. */
function tamper(text: string, changes: readonly (readonly [at: number, value: unknown])[]): string {
  const count = { all: 0 };
  JSON.parse(text, () => void count.all++);
  const by = new Map(changes.map(([at, value]) => [Math.floor(at * count.all), value]));
  let index = 0;
  return JSON.stringify(
    JSON.parse(text, (_, value: unknown) => {
      index++;
      return by.has(index - 1) ? by.get(index - 1) : value;
    }),
  );
}

it('opens no harm, whatever is changed in a file', { timeout: 60_000 }, () => {
  const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const changes = fc.array(fc.tuple(at, odd), { minLength: 1, maxLength: 3 });
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
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
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
