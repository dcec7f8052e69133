import { expect, it } from 'vitest';
import { encode } from '@/lib/capture/encode';
import type { LogEvent } from '@/lib/log/event';
import { eventsOf } from '@/lib/log/events-of';
import { createSession, fold } from '@/lib/log/fold';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { jwt } from '../../support/jwt';

const matcher = createMatcher(catalogue());

function sessionOf(events: readonly LogEvent[]) {
  const session = createSession(matcher);
  for (const event of events) fold(session, event);
  return session;
}

it('gives the log that gives the session again', () => {
  const place = { element: null, frameId: 0, parentFrameId: -1, origin: 'https://h.example' };
  const session = sessionOf([
    { type: 'document', at: 1, documentId: 'h', url: 'https://h.example/', ...place },
    {
      type: 'document',
      at: 2,
      documentId: 'a',
      url: `https://a.example/?access_token=${jwt({ exp: 9 })}`,
      ...place,
      frameId: 3,
      parentFrameId: 0,
    },
    {
      type: 'message',
      id: 'a:1',
      at: 3,
      receiver: 'a',
      sender: 'h',
      origin: 'https://h.example',
      channel: null,
      preview: encode({ type: '[TOKEN_REFRESH_RESPONSE]', access_token: jwt({ exp: 99 }) }),
      ports: [],
      trusted: true,
      early: false,
      action: null,
      rule: null,
    },
    // Agents take their token out of the address at once.
    { type: 'address', at: 3.5, documentId: 'a', url: 'https://a.example/' },
    { type: 'gone', at: 4, documentId: 'a' },
    { type: 'lost', at: 5, documentId: null, count: 7 },
  ]);
  const again = sessionOf(eventsOf(session));
  expect([...again.documents.values()]).toEqual([...session.documents.values()]);
  expect(again.messages.map(({ id, tokens }) => [id, tokens])).toEqual(
    session.messages.map(({ id, tokens }) => [id, tokens]),
  );
  expect([...again.tokens.keys()]).toEqual([...session.tokens.keys()]);
  expect(again.lost).toBe(7);
});
