import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsOf } from '@/lib/log/events-of';
import { openSession } from '@/lib/session-file/open';
import { saveSession } from '@/lib/session-file/save';
import * as facets from '@/lib/view/facets';
import { matches, parseFilter } from '@/lib/view/filter';
import { treeLines } from '@/lib/view/tree';
import { tracesOf } from '../session-file/traces';
import { hostilePage, logOf } from './hostile-page';
import { hostileText, JWT, OPAQUE } from './hostile-values';
import { about, masked, pictureOf, sessionOf } from './whole-path';

/** Numbers follow arrival, and a file's events their times. */
function withoutNumbers({ texts, ...rest }: ReturnType<typeof pictureOf>) {
  return { ...rest, texts: texts.map((text) => text.replace(/^#\d+/, '')) };
}

/** A prototype's keys, which nothing may change. */
const PROTOTYPES = [
  Object.prototype,
  Array.prototype,
  Map.prototype,
  String.prototype,
  Function.prototype,
];
const shapes = () => PROTOTYPES.map((one) => Reflect.ownKeys(one).map(String).join());

describe('whatever a page posts', { timeout: 60_000 }, () => {
  const runs = { numRuns: 100, interruptAfterTimeLimit: 20_000 };
  const before = shapes();

  it('is recorded, told and filtered without a fault, and pollutes nothing', () => {
    fc.assert(
      fc.property(hostilePage, hostileText, (input, typed) => {
        const { log, now } = logOf(input);
        const session = sessionOf(log);
        const { handshakes, findings } = pictureOf(session, now);
        const filter = parseFilter(typed);
        const all = [
          ...session.messages.map((row) => facets.messageFacets(row, session, () => handshakes[0])),
          ...handshakes.map((row) => facets.handshakeFacets(row, session)),
          ...Array.from(session.tokens.values(), (row) =>
            facets.tokenFacets(row, session, () => ''),
          ),
          ...Array.from(session.documents.values(), (row) => facets.frameFacets(row, session)),
          ...findings.map((row) => facets.findingFacets(row, session)),
        ];
        for (const one of all) matches(filter, one);
        for (const { preview } of session.messages)
          expect(treeLines(preview.root, new Map()).length).toBeLessThan(6_000);
        expect(shapes()).toEqual(before);
      }),
      runs,
    );
  });

  it('leaves no token in what is shown or written masked', () => {
    fc.assert(
      fc.property(hostilePage, (input) => {
        const { log, now } = logOf(input);
        const session = sessionOf(log);
        const { session: file, report, har } = masked(session, now);
        for (const trace of [...tracesOf(JWT), ...tracesOf(OPAQUE)]) {
          expect(file).not.toContain(trace);
          expect(report).not.toContain(trace);
          expect(har).not.toContain(trace);
        }
        const { texts } = pictureOf(session, now);
        for (const trace of tracesOf(JWT)) expect(texts.join('\n')).not.toContain(trace);
      }),
      runs,
    );
  });

  it('is the same when it was saved and opened', () => {
    fc.assert(
      fc.property(hostilePage, (input) => {
        const { log, now } = logOf(input);
        const session = sessionOf(log);
        const opened = openSession(
          saveSession(eventsOf(session), { tokens: 'full', claims: 'kept', about }),
        );
        if ('error' in opened) throw new Error(opened.error);
        const again = sessionOf(opened.events);
        expect(withoutNumbers(pictureOf(again, now))).toEqual(
          withoutNumbers(pictureOf(session, now)),
        );
        const shut = openSession(masked(session, now).session);
        if ('error' in shut) throw new Error(shut.error);
        expect(sessionOf(shut.events).messages.length).toBe(session.messages.length);
      }),
      runs,
    );
  });
});
