import { readAnswer } from '@/lib/log/read-answer';
import type { TabBrowser } from '@/lib/log/tab-browser';

const CALL_MS = 30_000;

/** Sends the endpoint client's request: no cookies, no cache, no referrer; the answer as it came. */
export const callEndpoint: TabBrowser['call'] = async ({ method, url, headers, body }) => {
  const at = Date.now();
  const requestSize = new TextEncoder().encode(body ?? '').length;
  const base = {
    at,
    method,
    url,
    requestHeaders: headers,
    requestBody: body,
    kind: 'fetch',
    requestSize,
  };
  try {
    const response = await fetch(url, {
      method,
      headers: headers.map(({ name, value }): [string, string] => [name, value]),
      ...(body !== null && { body }),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'error', // a refresh token must not follow a redirect to somebody else
      signal: AbortSignal.timeout(CALL_MS),
    });
    const { text, size } = await readAnswer(response);
    return {
      ...base,
      duration: Date.now() - at,
      status: response.status,
      mime: response.headers.get('content-type') ?? '',
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      responseBody: text,
      responseSize: size,
    };
  } catch (error) {
    return {
      ...base,
      duration: Date.now() - at,
      status: 0,
      mime: '',
      responseHeaders: [],
      responseBody: String(error),
      responseSize: -1,
    };
  }
};
