import type { RequestEvent } from '@/lib/log/event';

/** A POST as the browser's network panel reports it. */
export function request(url: string, status: number, body: unknown): RequestEvent {
  return {
    type: 'request',
    id: 'r1',
    at: 1_795_318_900_000,
    duration: 40,
    method: 'POST',
    url,
    status,
    mime: 'application/json',
    requestHeaders: [],
    responseHeaders: [],
    requestBody: null,
    responseBody: JSON.stringify(body),
    requestSize: -1,
    responseSize: -1,
    kind: 'fetch',
    action: null,
  };
}
