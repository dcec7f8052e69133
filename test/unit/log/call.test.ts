import { expect, it, vi } from 'vitest';
import { callEndpoint } from '@/entrypoints/background/call';

it('says how many bytes it sent and got, not how many characters', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('“ü”')));
  const call = { type: 'call', label: '', method: 'POST', url: 'https://a.example/' } as const;
  const { responseBody, requestSize, responseSize } = await callEndpoint({
    ...call,
    headers: [],
    body: '€',
  });
  vi.unstubAllGlobals();
  expect([responseBody, requestSize, responseSize]).toEqual(['“ü”', 3, 8]);
});
