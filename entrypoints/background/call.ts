import type { TabBrowser } from '@/lib/log/tab-browser';

/** What the log keeps of a body. */
const KEPT_CHARACTERS = 65_536;
const CALL_MS = 30_000;

/** Sends the endpoint client's request: no cookies, no cache, no referrer; the answer as it came. */
export const callEndpoint: TabBrowser['call'] = async ({ method, url, headers, body }) => {
  const at = Date.now();
  const base = { at, method, url, requestHeaders: headers, requestBody: body, kind: 'fetch' };
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
    const text = await response.text();
    return {
      ...base,
      duration: Date.now() - at,
      status: response.status,
      mime: response.headers.get('content-type') ?? '',
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      responseBody: text.slice(0, KEPT_CHARACTERS),
      requestSize: body?.length ?? 0,
      responseSize: text.length,
    };
  } catch (error) {
    return {
      ...base,
      duration: Date.now() - at,
      status: 0,
      mime: '',
      responseHeaders: [],
      responseBody: String(error),
      requestSize: body?.length ?? 0,
      responseSize: -1,
    };
  }
};
