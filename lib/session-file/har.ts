import type { Header, RequestEvent } from '@/lib/log/event';
import { collectSecrets } from './collect';
import { maskRequest } from './mask-event';
import { createMasker } from './masker';

export interface HarOptions {
  /** `false` only after the user confirmed it. */
  readonly masked: boolean;
  /** Of masked JWTs; `kept` where not said. */
  readonly claims?: 'kept' | 'dropped';
  /** Version of Embed DevTools. */
  readonly extension: string;
  /** As `About.browser`. */
  readonly browser: string;
  /** As `SaveOptions.known`. */
  readonly known?: Iterable<string>;
}

/**
 * The network part of a session as HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/).
 * What was not recorded (protocol version, phases of the time) is said to be unknown, as HAR does it.
 */
export function toHar(requests: readonly RequestEvent[], options: HarOptions): string {
  const { masked, claims = 'kept', extension, browser, known } = options;
  const masker = masked ? createMasker(collectSecrets(requests, known), claims) : null;
  const entries = requests.map((request) => entry(masker ? maskRequest(request, masker) : request));
  const [name = browser, version = ''] = browser.split(/ (?=[\d.]+$)/);
  const log = {
    version: '1.2',
    creator: { name: 'Embed DevTools', version: extension },
    browser: { name, version },
    pages: [],
    entries,
  };
  return `${JSON.stringify({ log }, null, 2)}\n`;
}

function entry(request: RequestEvent) {
  const { requestBody, responseBody } = request;
  return {
    startedDateTime: isoTime(request.at),
    time: request.duration,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'unknown',
      cookies: [],
      headers: request.requestHeaders,
      queryString: queryOf(request.url),
      headersSize: -1,
      bodySize: request.requestSize,
      ...(requestBody === null
        ? {}
        : {
            postData: {
              mimeType: valueOf(request.requestHeaders, 'content-type'),
              text: requestBody,
            },
          }),
    },
    response: {
      status: request.status,
      statusText: '',
      httpVersion: 'unknown',
      cookies: [],
      headers: request.responseHeaders,
      content: {
        size: request.responseSize,
        mimeType: request.mime,
        ...(responseBody === null ? {} : { text: responseBody }),
      },
      redirectURL: valueOf(request.responseHeaders, 'location'),
      headersSize: -1,
      bodySize: request.responseSize,
    },
    cache: {},
    timings: {
      blocked: -1,
      dns: -1,
      connect: -1,
      ssl: -1,
      send: 0,
      wait: request.duration,
      receive: 0,
    },
    _resourceType: request.kind,
  };
}

/** An opened file may name a time beyond all time. */
function isoTime(at: number): string {
  return new Date(Math.abs(at) <= 8.64e15 ? at : 0).toISOString();
}

function queryOf(url: string): Header[] {
  if (!URL.canParse(url)) return [];
  return Array.from(new URL(url).searchParams, ([name, value]) => ({ name, value }));
}

function valueOf(headers: readonly Header[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
}
