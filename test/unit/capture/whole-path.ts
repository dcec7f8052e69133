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
import { markdownReport } from '@/lib/session-file/report';
import { saveSession } from '@/lib/session-file/save';
import { frameRows } from '@/lib/view/names';
import * as rows from '@/lib/view/row-text';
import { NOW } from './hostile-values';

const definitions = catalogue();
const matcher = createMatcher(definitions);

export function sessionOf(log: readonly LogEvent[]): Session {
  const session = createSession(matcher);
  for (const event of log) fold(session, event);
  return session;
}

/** All that the panel makes of a session. */
export function pictureOf(session: Session, now: number) {
  const settings = defaultSettings();
  const handshakes = pairHandshakes(session, now, settings);
  const context = { definitions, settings, now, site: 'https://host.example' };
  const findings = findFindings(session, handshakes, context);
  // Their order is that of arrival, and a file's events have that of their times.
  const tokens = [...session.tokens.values()].toSorted((a, b) => (a.value < b.value ? -1 : 1));
  const texts = [
    ...handshakes.flatMap((row) => [
      rows.handshakeText(row, session),
      headline(row, findings, session, now),
      ...stages(row, session).map(({ text }) => text),
    ]),
    ...session.messages.map((row) => rows.messageText(row, session)),
    ...tokens.map((row) => rows.tokenText(row, session, now)),
    ...frameRows(session).map((row) => rows.frameText(row, session)),
    ...findings.flatMap((row) => [rows.findingText(row), row.why, ...row.facts]),
  ];
  return { handshakes, findings, texts };
}

export const about = {
  savedAt: NOW,
  savedBy: '',
  page: 'https://host.example/',
  browser: 'Chromium 156',
  extension: '1',
  note: '',
};

/** All that leaves the panel with masks in place of tokens. */
export function masked(
  session: Session,
  now: number,
): { session: string; report: string; har: string } {
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
