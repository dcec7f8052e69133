import { jsonNode } from '@/lib/tokens/json-node';
import type { LogEvent, MessageEvent, RequestEvent } from '@/lib/log/event';
import type { Node } from '@/lib/capture/node';

/** The same JWT wherever it is needed: signed with nothing that exists. */
export function jwt(
  claims: Record<string, unknown>,
  signature = 'c2lnbmF0dXJlLW9mLW5vLWtleQ',
): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${signature}`;
}

export function message(data: unknown, change: Partial<MessageEvent> = {}): MessageEvent {
  return fromNode(jsonNode(data), change);
}

export function fromNode(root: Node, change: Partial<MessageEvent> = {}): MessageEvent {
  return {
    type: 'message',
    id: 'agent:1',
    at: 1_000,
    receiver: 'agent',
    sender: 'host',
    origin: 'https://host.example',
    channel: null,
    preview: { root, size: 100, exact: true, cut: false },
    ports: [],
    trusted: true,
    early: false,
    action: null,
    rule: null,
    ...change,
  };
}

export function request(change: Partial<RequestEvent> = {}): RequestEvent {
  return {
    type: 'request',
    id: 'r1',
    at: 2_000,
    duration: 12.5,
    method: 'POST',
    url: 'https://api.example/refresh?x=1',
    status: 200,
    mime: 'application/json',
    requestHeaders: [],
    responseHeaders: [],
    requestBody: null,
    responseBody: null,
    requestSize: 10,
    responseSize: 20,
    kind: 'fetch',
    action: null,
    ...change,
  };
}

export function document(change: Partial<Extract<LogEvent, { type: 'document' }>> = {}): LogEvent {
  return {
    type: 'document',
    at: 500,
    documentId: 'agent',
    frameId: 2,
    parentFrameId: 0,
    url: 'https://agent.example/',
    origin: 'https://agent.example',
    element: null,
    ...change,
  };
}
