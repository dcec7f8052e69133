import { describe, expect, it } from 'vitest';
import { buildCall, callCommand, endpointForms, explainAnswer } from '@/lib/act/endpoint';
import type { EndpointForm } from '@/lib/act/endpoint';
import { toCurl } from '@/lib/act/curl';
import { masker } from '@/lib/act/mask-text';
import type { RequestEvent } from '@/lib/log/event';
import { catalogue } from '@/lib/protocols/catalogue';
import { NOW, TOKEN } from './act-session';

function formOf(id: string): EndpointForm {
  const form = endpointForms(catalogue()).find((one) => one.id === id);
  if (!form) throw new Error(`No form ${id}`);
  return form;
}

const cekura = formOf('cekura refresh');
const chatzy = formOf('chatzy refresh');
const CHATBOT = '7f2f7c1e-4f4c-4a53-9f0c-0d7f0a1b2c3d';
const values = { user_id: 'u-1', chatbot_id: CHATBOT, refresh_token: 'r-token-123' };

function answerOf(form: EndpointForm, status: number, body: unknown): RequestEvent {
  const call = buildCall(form, {
    base: 'http://localhost:4000',
    values: { ...values, refresh: 'r-token-123' },
  });
  if ('problems' in call) throw new Error(JSON.stringify(call.problems));
  return {
    type: 'request',
    id: 'ours:1',
    at: NOW,
    duration: 3,
    method: call.method,
    url: call.url,
    status,
    mime: 'application/json',
    requestHeaders: [],
    responseHeaders: [],
    requestBody: call.body,
    responseBody: body === undefined ? null : JSON.stringify(body),
    requestSize: -1,
    responseSize: -1,
    kind: 'fetch',
    action: '1',
  };
}

describe('buildCall', () => {
  it('is the request that the vendor documents', () => {
    const call = buildCall(chatzy, { base: 'https://api.example/', values });
    if ('problems' in call) throw new Error('problems');
    expect(callCommand(call, chatzy)).toEqual({
      type: 'call',
      label: 'Called Chatzy: POST /prod/ai_agent/refresh_token',
      method: 'POST',
      url: 'https://api.example/prod/ai_agent/refresh_token',
      headers: [
        { name: 'Accept', value: 'application/json' },
        { name: 'Content-Type', value: 'application/json' },
      ],
      body: JSON.stringify(values),
    });
    expect(call.origin).toBe('https://api.example');
    expect(toCurl(call, { mask: masker(call.secrets) })).not.toContain('r-token-123');
  });

  it.each([
    ['https://x.example', 'https://x.example/user/v1/embedded/refresh/'],
    ['https://x.example/eu/', 'https://x.example/eu/user/v1/embedded/refresh/'],
    ['https://x.example/user/v1/embedded/refresh/', 'https://x.example/user/v1/embedded/refresh/'],
  ])('%s becomes %s', (base, url) => {
    expect(buildCall(cekura, { base, values: { refresh: 'r' } })).toMatchObject({ url });
  });

  it('writes forms, and queries of GET', () => {
    const form = { ...cekura, endpoint: { ...cekura.endpoint, body: 'form' } as const };
    const input = { base: 'https://x.example', values: { refresh: 'a&b' } };
    expect(buildCall(form, input)).toMatchObject({ body: 'refresh=a%26b' });
    const get = { ...cekura, endpoint: { ...cekura.endpoint, method: 'get' } };
    expect(buildCall(get, input)).toMatchObject({
      body: null,
      url: 'https://x.example/user/v1/embedded/refresh/?refresh=a%26b',
    });
  });

  it.each([
    ['http://x.example', values, ['base']],
    ['x.example', values, ['base']],
    ['https://u:p@x.example', values, ['base']],
    ['https://x.example/?a=1', values, ['base']],
    ['https://x.example', { ...values, chatbot_id: 'no uuid' }, ['chatbot_id']],
    ['https://x.example', {}, ['user_id', 'chatbot_id', 'refresh_token']],
  ])('%s with %j: wrong are %j', (base, given, fields) => {
    const call = buildCall(chatzy, { base, values: given });
    expect('problems' in call && call.problems.map(({ field }) => field)).toEqual(fields);
  });
});

describe('explainAnswer', () => {
  it.each([
    [200, { access: TOKEN }, true, '200: It worked.'],
    [200, { token: 1 }, false, 'The answer holds no access token.'],
    [400, {}, false, '400: Invalid parameters'],
    [401, {}, false, '401: Invalid or expired refresh token'],
    [404, undefined, false, '404: There is no such endpoint: the address may be wrong.'],
    [0, undefined, false, 'No answer: the server can’t be reached, or refused the connection.'],
  ])('%i %j', (status, body, ok, text) => {
    expect(explainAnswer(cekura, answerOf(cekura, status, body))).toMatchObject({ ok, text });
  });

  it('finds the token, decoded, at an address of the user’s own', () => {
    const own = { ...chatzy, definition: { ...chatzy.definition, origins: ['https://v.example'] } };
    const expiresAt = NOW + 5_000;
    const body = { data: { access_token: TOKEN, expires_at: expiresAt } };
    const [token] = explainAnswer(own, answerOf(own, 200, body)).tokens;
    expect(token).toMatchObject({ value: TOKEN, jwt: { claims: { sub: 'user-1' } } });
  });
});
