import { boundedUrl } from './bounded-hello';
import type { Header, RequestEvent } from './event';

/** What we read of the HAR entry that `devtools.network.onRequestFinished` gives (HAR 1.2 section 3.4). */
export interface HarEntry {
  readonly startedDateTime: string;
  /** ms */
  readonly time: number;
  readonly _resourceType?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly Header[];
    readonly bodySize?: number;
    readonly postData?: { readonly text?: string };
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly Header[];
    readonly bodySize?: number;
    readonly content: { readonly mimeType?: string; readonly size?: number };
  };
}

/** What the log keeps of a body. */
export const KEPT_CHARACTERS = 65_536;
const SKIPPED = /^(image|font|stylesheet|script|media|ping|manifest|websocket|eventsource)$/;
const SKIPPED_MIME = /^(image|font|video|audio)\/|css|javascript|ecmascript|wasm/;

/** Stories need calls and loads, not what pages are drawn with. */
export function isWorthKeeping(entry: HarEntry): boolean {
  const kind = entry._resourceType ?? '';
  return !SKIPPED.test(kind) && !SKIPPED_MIME.test(entry.response.content.mimeType ?? '');
}

/** Only text of a moderate size is worth asking the browser for. */
export function hasReadableBody(entry: HarEntry): boolean {
  const { mimeType = '', size = 0 } = entry.response.content;
  return /json|text\/plain|x-www-form/.test(mimeType) && size <= KEPT_CHARACTERS * 4;
}

export function toRequestEvent(entry: HarEntry, id: string, body: string | null): RequestEvent {
  const { request, response } = entry;
  const mime = response.content.mimeType ?? '';
  return {
    type: 'request',
    id,
    at: Date.parse(entry.startedDateTime),
    duration: entry.time,
    method: request.method,
    // Of a data: document, its whole content.
    url: boundedUrl(request.url),
    status: response.status,
    mime,
    requestHeaders: request.headers.map(boundedHeader),
    responseHeaders: response.headers.map(boundedHeader),
    requestBody: request.postData?.text?.slice(0, KEPT_CHARACTERS) ?? null,
    responseBody: body?.slice(0, KEPT_CHARACTERS) ?? null,
    requestSize: request.bodySize ?? -1,
    responseSize: response.bodySize ?? -1,
    // Firefox does not say what a request was for.
    kind: entry._resourceType ?? (/html/.test(mime) ? 'document' : 'fetch'),
    action: null,
  };
}

function boundedHeader({ name, value }: Header): Header {
  return { name, value: value.slice(0, KEPT_CHARACTERS) };
}
