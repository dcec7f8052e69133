import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFindings } from '@/lib/findings/findings';
import { defaultSettings } from '@/lib/findings/settings';
import { headline } from '@/lib/handshakes/headline';
import { pairHandshakes } from '@/lib/handshakes/pair';
import { stages } from '@/lib/handshakes/stages';
import type { LogEvent } from '@/lib/log/event';
import { eventsOf } from '@/lib/log/events-of';
import { createSession, fold } from '@/lib/log/fold';
import type { Session } from '@/lib/log/session';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { toHar } from '@/lib/session-file/har';
import { openSession } from '@/lib/session-file/open';
import { markdownReport } from '@/lib/session-file/report';
import { saveSession } from '@/lib/session-file/save';
import * as facets from '@/lib/view/facets';
import { matches, parseFilter } from '@/lib/view/filter';
import { frameRows } from '@/lib/view/names';
import * as rows from '@/lib/view/row-text';
import { treeLines } from '@/lib/view/tree';
import { tracesOf } from '../session-file/traces';
import { hostilePage, logOf } from './hostile-page';
import { hostileText, JWT, NOW, OPAQUE } from './hostile-values';

const definitions = catalogue();
const matcher = createMatcher(definitions);
function sessionOf(log: readonly LogEvent[]): Session {
  const session = createSession(matcher);
  for (const event of log) fold(session, event);
  return session;
}

/** All that the panel makes of a session. */
function pictureOf(session: Session, now: number) {
  const settings = defaultSettings();
  const handshakes = pairHandshakes(session, now, settings);
  const context = { definitions, settings, now, site: 'https://host.example' };
  const findings = findFindings(session, handshakes, context);
  const texts = [
    ...handshakes.flatMap((row) => [
      rows.handshakeText(row, session),
      headline(row, findings, session, now),
      ...stages(row, session).map(({ text }) => text),
    ]),
    ...session.messages.map((row) => rows.messageText(row, session)),
    ...Array.from(session.tokens.values(), (row) => rows.tokenText(row, session, now)),
    ...frameRows(session).map((row) => rows.frameText(row, session)),
    ...findings.flatMap((row) => [rows.findingText(row), row.why, ...row.facts]),
  ];
  return { handshakes, findings, texts };
}

const about = {
  savedAt: NOW,
  savedBy: '',
  page: 'https://host.example/',
  browser: 'Chromium 156',
  extension: '1',
  note: '',
};

function masked(session: Session, now: number): { session: string; report: string; har: string } {
  const known = Array.from(session.tokens.values(), ({ value }) => value);
  const { handshakes, findings } = pictureOf(session, now);
  const { page: address, browser, extension } = about;
  return {
    session: saveSession(eventsOf(session), { tokens: 'masked', claims: 'kept', about, known }),
    report: markdownReport({
      session,
      handshakes,
      findings,
      page: address,
      browser,
      extension,
      now,
    }),
    har: toHar(session.requests, { masked: true, browser, extension, known }),
  };
}

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
