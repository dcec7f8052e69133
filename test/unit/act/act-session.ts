import { encode } from '@/lib/capture/encode';
import type { DocumentEvent, LogEvent, MessageEvent } from '@/lib/log/event';
import { createSession, fold } from '@/lib/log/fold';
import type { MessageRow, Session } from '@/lib/log/session';
import { catalogue } from '@/lib/protocols/catalogue';
import type { Definition } from '@/lib/protocols/definition';
import { createMatcher } from '@/lib/protocols/match';
import { jwt } from '../../support/jwt';

/** ms since 1970. */
export const NOW = 1_800_000_000_000;
export const HOST = 'https://host.example';
export const AGENT = 'https://agent.example';
export const TOKEN = jwt({ sub: 'user-1', iat: NOW / 1000 - 100, exp: NOW / 1000 + 300 });

export function definitionOf(id: string): Definition {
  const found = catalogue().find((definition) => definition.id === id);
  if (!found) throw new Error(`No definition ${id}`);
  return found;
}

export function documentEvent(more: Partial<DocumentEvent> = {}): DocumentEvent {
  return {
    type: 'document',
    at: NOW,
    documentId: 'host',
    frameId: 0,
    parentFrameId: -1,
    url: `${HOST}/`,
    origin: HOST,
    element: null,
    ...more,
  };
}

export function agentEvent(more: Partial<DocumentEvent> = {}): DocumentEvent {
  return documentEvent({
    documentId: 'agent',
    frameId: 5,
    parentFrameId: 0,
    url: `${AGENT}/chat?id=1`,
    origin: AGENT,
    ...more,
  });
}

export function messageEvent(data: unknown, more: Partial<MessageEvent> = {}): MessageEvent {
  return {
    type: 'message',
    id: `m${JSON.stringify(encode(data).root)}`,
    at: NOW + 1,
    receiver: 'agent',
    sender: 'host',
    origin: HOST,
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

/** A host with an agent's frame, and what happened after that. */
export function sessionOf(...events: readonly LogEvent[]): Session {
  const session = createSession(createMatcher(catalogue()));
  for (const event of [documentEvent(), agentEvent(), ...events]) fold(session, event);
  return session;
}

export function lastRow(session: Session): MessageRow {
  const row = session.messages.at(-1);
  if (!row) throw new Error('No message');
  return row;
}

export function rowOf(data: unknown, more: Partial<MessageEvent> = {}): MessageRow {
  return lastRow(sessionOf(messageEvent(data, more)));
}
