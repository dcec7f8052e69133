import { describe, expect, it } from 'vitest';
import { encode } from '@/lib/capture/encode';
import type { DocumentEvent, LogEvent, MessageEvent, RequestEvent } from '@/lib/log/event';
import { createSession, fold, KEPT_DOCUMENTS, KEPT_MESSAGES } from '@/lib/log/fold';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { jwt } from '../../support/jwt';

const T0 = 1_800_000_000_000;
const OLD = jwt({ sub: 'u', exp: T0 / 1000 + 60 });
const NEW = jwt({ sub: 'u', exp: T0 / 1000 + 3600 });
const matcher = createMatcher(catalogue());

function document(more: Partial<DocumentEvent> = {}): DocumentEvent {
  return {
    type: 'document',
    at: T0,
    documentId: 'host',
    frameId: 0,
    parentFrameId: -1,
    url: 'https://host.example/',
    origin: 'https://host.example',
    element: null,
    ...more,
  };
}

const agent = document({
  documentId: 'agent',
  frameId: 5,
  parentFrameId: 0,
  url: `https://agent.example/chat?access_token=${OLD}`,
  origin: 'https://agent.example',
});

function message(id: string, data: unknown, more: Partial<MessageEvent> = {}): MessageEvent {
  return {
    type: 'message',
    id,
    at: T0 + 1,
    receiver: 'agent',
    sender: 'host',
    origin: 'https://host.example',
    channel: null,
    preview: encode(data),
    ports: [],
    trusted: true,
    early: false,
    action: null,
    rule: null,
    ...more,
  };
}

function request(more: Partial<RequestEvent> = {}): RequestEvent {
  return {
    type: 'request',
    id: 'r1',
    at: T0 + 2,
    duration: 5,
    method: 'GET',
    url: 'https://api.example/v1',
    status: 200,
    mime: 'application/json',
    requestHeaders: [
      { name: 'Authorization', value: `Bearer ${NEW}` },
      { name: 'Referer', value: agent.url },
    ],
    responseHeaders: [],
    requestBody: null,
    responseBody: null,
    requestSize: 0,
    responseSize: 0,
    kind: 'fetch',
    action: null,
    ...more,
  };
}

function sessionOf(...events: LogEvent[]) {
  const session = createSession(matcher);
  for (const event of events) fold(session, event);
  return session;
}

const answer = { type: '[TOKEN_REFRESH_RESPONSE]', access_token: NEW };

describe('fold', () => {
  it('finds the first token in the address, the new one in the message, and its use', () => {
    const session = sessionOf(document(), agent, message('m1', answer), request());
    const tokens = [...session.tokens.values()];
    expect(tokens.map(({ value }) => value)).toEqual([OLD, NEW]);
    expect(tokens[1]).toMatchObject({ holders: ['agent'], expiresAt: T0 + 3_600_000 });
    expect(tokens[1]?.sightings.map((sighting) => sighting.in)).toEqual(['message', 'request']);
    expect(session.requests[0]).toMatchObject({ bearer: tokens[1]?.id, documentId: 'agent' });
  });

  it('knows parents whichever document came first', () => {
    for (const events of [
      [document(), agent],
      [agent, document()],
    ])
      expect(sessionOf(...events).documents.get('agent')?.parent).toBe('host');
  });

  it('ends a document when another takes its frame', () => {
    const next = { ...agent, documentId: 'agent2', at: T0 + 9 };
    expect(sessionOf(document(), agent, next).documents.get('agent')?.until).toBe(T0 + 9);
  });

  it('keeps the first of too many documents that all live, and the living of those that do not', () => {
    const session = createSession(matcher);
    const add = (frameId: number, documentId = `d${frameId}`) =>
      fold(session, document({ documentId, frameId }));
    for (let n = 0; n < KEPT_DOCUMENTS + 10; n++) add(n);
    expect(session.documents.size).toBe(KEPT_DOCUMENTS);
    expect(session.documents.has('d0')).toBe(true);
    add(7, 'next');
    expect(session.documents.has('d7')).toBe(false);
    expect(session.documents.get('next')?.until).toBeNull();
    fold(session, { type: 'gone', at: T0, documentId: 'next' });
    expect(session.living.size).toBe(session.documents.size - 1);
  });

  it('changes nothing for an event that it knows', () => {
    const events = [document(), agent, message('m1', answer), request()];
    const once = sessionOf(...events);
    const twice = sessionOf(...events, ...events);
    expect(twice.messages).toEqual(once.messages);
    expect(twice.requests).toEqual(once.requests);
    expect([...twice.tokens.values()]).toEqual([...once.tokens.values()]);
  });

  it('orders messages by time, numbers by arrival', () => {
    const late = message('a', 1, { at: T0 + 10 });
    const session = sessionOf(late, message('b', 2, { at: T0 + 5 }));
    expect(session.messages.map(({ id, number }) => [id, number])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
  });

  it('drops the oldest messages beyond its bound, and counts them', () => {
    const session = createSession(matcher);
    const preview = encode(1);
    for (let n = 0; n <= KEPT_MESSAGES; n++)
      fold(session, message(`m${n}`, 1, { preview, at: T0 + n }));
    expect(session.messages.length + session.lost).toBe(KEPT_MESSAGES + 1);
    expect(session.messages.at(-1)?.number).toBe(KEPT_MESSAGES + 1);
    expect(session.lost).toBeGreaterThan(0);
  });
});
