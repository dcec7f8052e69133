import { expect, it } from 'vitest';
import { toHar } from '@/lib/session-file/har';
import { jwt, request } from './events';

const TOKEN = jwt({ sub: 'user-1' });
const options = { masked: true, extension: '0.1.0', browser: 'Chromium 156' };
const call = request({
  url: 'https://api.example/refresh?user=1',
  requestHeaders: [
    { name: 'Authorization', value: `Bearer ${TOKEN}` },
    { name: 'Content-Type', value: 'application/json' },
  ],
  requestBody: '{"refresh":"short-but-secret-1"}',
  responseBody: JSON.stringify({ access: TOKEN }),
});

it('writes what HAR 1.2 asks for', () => {
  const { log } = JSON.parse(toHar([call], options));
  expect(log).toMatchObject({
    version: '1.2',
    creator: { name: 'Embed DevTools', version: '0.1.0' },
    browser: { name: 'Chromium', version: '156' },
  });
  expect(log.entries).toEqual([
    expect.objectContaining({
      startedDateTime: '1970-01-01T00:00:02.000Z',
      time: 12.5,
      request: expect.objectContaining({
        method: 'POST',
        queryString: [{ name: 'user', value: '1' }],
        postData: { mimeType: 'application/json', text: expect.any(String) },
      }),
      response: expect.objectContaining({ status: 200, redirectURL: '' }),
    }),
  ]);
});

it('is masked unless asked otherwise', () => {
  const masked = toHar([call], options);
  expect(masked).not.toContain(TOKEN);
  expect(masked).not.toContain('short-but-secret-1');
  expect(toHar([call], { ...options, masked: false })).toContain(TOKEN);
});
