import { maskToken } from '@/lib/tokens/mask';

/** A request as a terminal can send it. */
export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
}

/** Headers that curl makes itself, or that belong to one connection of one browser. */
const OWN_HEADERS =
  /^(?::.*|host|connection|content-length|accept-encoding|sec-.*|upgrade-insecure-requests)$/i;

/** Their values are secrets, whether a token was recognised in them or not. */
const CREDENTIALS = /^(?:authorization|proxy-authorization|cookie|.*api-?key|.*token)$/i;

/**
 * The request as one `curl` command for a POSIX shell. `mask` (see `masker`) hides tokens; without
 * it they are plain. Nothing in the request can end its quotes.
 */
export function toCurl(
  request: CurlRequest,
  options: { readonly mask?: (text: string) => string } = {},
): string {
  const text = options.mask ?? ((plain: string) => plain);
  const method = /^[A-Z]{1,20}$/.test(request.method) ? request.method : 'GET';
  const parts = ['curl --globoff'];
  // With a body curl posts, without one it gets.
  if (method !== (request.body === null ? 'GET' : 'POST')) parts.push(`-X ${method}`);
  parts.push(`--url ${shellQuote(text(request.url))}`);
  for (const { name, value } of request.headers) {
    if (OWN_HEADERS.test(name)) continue;
    // `Name;` is how curl is told to send a header without a value.
    const shown = options.mask && CREDENTIALS.test(name) ? maskCredential(value) : text(value);
    const line = value === '' ? `${name};` : `${name}: ${shown}`;
    parts.push(`-H ${shellQuote(line.replaceAll(/[\r\n]+/g, ' '))}`);
  }
  if (request.body !== null) parts.push(`--data-raw ${shellQuote(text(request.body))}`);
  return parts.join(' \\\n  ');
}

function maskCredential(value: string): string {
  const [, scheme = '', secret = ''] = /^((?:Bearer|Basic|Token) )?(.*)$/is.exec(value) ?? [];
  return `${scheme}${maskToken(secret)}`;
}

/** One word for a POSIX shell that stands for exactly `text` (without NUL, which no shell can hold). */
export function shellQuote(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
}
