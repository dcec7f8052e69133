import { expect, it } from 'vitest';
import { hasReadableBody, isWorthKeeping, toRequestEvent } from '@/lib/log/har-entry';

const entry = {
  startedDateTime: '2026-11-22T12:00:00.250Z',
  time: 12.5,
  _resourceType: 'fetch',
  request: {
    method: 'POST',
    url: 'https://api.example/refresh',
    headers: [{ name: 'Authorization', value: 'Bearer abc' }],
    postData: { text: 'x'.repeat(100_000) },
  },
  response: {
    status: 401,
    headers: [],
    bodySize: 12,
    content: { mimeType: 'application/json', size: 12 },
  },
};

it('keeps what stories need, and bounds bodies', () => {
  const event = toRequestEvent(entry, 'r1', '{"a":1}');
  expect(event).toMatchObject({ at: 1_795_348_800_250, status: 401, responseBody: '{"a":1}' });
  expect(event.requestBody).toHaveLength(65_536);
});

it('bounds what else a page makes as long as it likes: addresses and headers', () => {
  const long = 'x'.repeat(1_000_000);
  const headers = [{ name: 'X-Long', value: long }];
  const request = { ...entry.request, url: `data:text/html,${long}`, headers };
  const event = toRequestEvent({ ...entry, request }, 'r1', null);
  expect(event.url).toHaveLength(65_536);
  expect(event.requestHeaders[0]?.value).toHaveLength(65_536);
});

it.each([
  ['image', 'image/png', false],
  ['script', 'text/javascript', false],
  ['fetch', 'application/json', true],
  ['document', 'text/html', true],
])('%s is worth keeping: %s', (_resourceType, mimeType, expected) => {
  const response = { ...entry.response, content: { mimeType, size: 1 } };
  expect(isWorthKeeping({ ...entry, _resourceType, response })).toBe(expected);
});

it('does not ask for large or binary bodies', () => {
  const content = { mimeType: 'application/json', size: 10_000_000 };
  expect(hasReadableBody({ ...entry, response: { ...entry.response, content } })).toBe(false);
});
