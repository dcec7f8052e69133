import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import type { FaultId } from '@/demo/faults';
import { field } from '@/demo/http';
import { createTokenService, DAY, type AgentName } from '@/demo/token-service';

const CHATBOT = 'b0f2a1c4-0f5e-4a52-9a3e-2f6f7f1c9d10';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The service, called as over HTTP. */
async function setUp(agent: AgentName, faults: readonly FaultId[] = []) {
  const service = await createTokenService(() => 'http://127.0.0.1:1');
  async function post(path: string, json: unknown): Promise<Answer> {
    const url = new URL(path, 'http://127.0.0.1:1');
    const reply = await service.handler({ method: 'POST', url, headers: {}, json });
    return { status: reply?.status ?? 404, body: JSON.parse(reply?.body ?? 'null') };
  }
  service.prepare({ agent, user: 'user-1', chatbot: CHATBOT, life: DAY, faults });
  return { service, post };
}

function data(answer: Answer): unknown {
  return typeof answer.body === 'object' && answer.body !== null
    ? Reflect.get(answer.body, 'data')
    : undefined;
}

it('gives a Chatzy user a first token and then others, each for a day', async () => {
  const { service, post } = await setUp('chatzy');
  const body = { user_id: 'user-1', chatbot_id: CHATBOT };
  const first = data(await post('/prod/ai_agent/access_token', body));
  const second = await post('/prod/ai_agent/refresh_token', {
    ...body,
    refresh_token: field(first, 'refresh_token'),
  });
  const token = field(data(second), 'access_token') ?? '';
  const { iat = 0, exp = 0, sub } = decodeJwt(token);
  expect(second.status).toBe(200);
  expect(data(second)).toHaveProperty('expires_at', exp * 1000);
  expect({ life: exp - iat, sub }).toEqual({ life: DAY, sub: 'user-1' });
  expect(token).not.toBe(field(first, 'access_token'));
  expect(await service.mint.verify(token)).toBe('good');
});

it.each([
  ['a field is missing', { user_id: 'user-1', chatbot_id: CHATBOT }, 400],
  ['the chatbot is no UUID', { user_id: 'user-1', chatbot_id: 'x', refresh_token: 'r' }, 400],
  ['the token is unknown', { user_id: 'u', chatbot_id: CHATBOT, refresh_token: 'r' }, 401],
])('refuses a Chatzy refresh when %s', async (_, body, status) => {
  const { post } = await setUp('chatzy');
  expect(await post('/prod/ai_agent/refresh_token', body)).toMatchObject({ status });
});

it('refuses a Chatzy refresh token of another user', async () => {
  const { post } = await setUp('chatzy');
  const first = await post('/prod/ai_agent/access_token', {
    user_id: 'user-1',
    chatbot_id: CHATBOT,
  });
  const refresh_token = field(data(first), 'refresh_token');
  const body = { user_id: 'user-2', chatbot_id: CHATBOT, refresh_token };
  expect(await post('/prod/ai_agent/refresh_token', body)).toMatchObject({ status: 403 });
});

it.each([
  ['the field is missing', {}, 400],
  ['the token is unknown', { refresh: 'r' }, 401],
])('refuses a Cekura refresh when %s', async (_, body, status) => {
  const { post } = await setUp('cekura');
  expect(await post('/user/v1/embedded/refresh/', body)).toMatchObject({ status });
});

it.each([[400], [401], [403], [500]] as const)(
  'answers %i where a fault wants it',
  async (status) => {
    const { post } = await setUp('cekura', [`service-${status}`]);
    const first = await post('/user/v1/embedded/token/', { user_id: 'user-1' });
    const body = { refresh: field(first.body, 'refresh') };
    expect(await post('/user/v1/embedded/refresh/', body)).toMatchObject({ status });
  },
);

it('refreshes a Cekura token', async () => {
  const { service, post } = await setUp('cekura');
  const first = await post('/user/v1/embedded/token/', { user_id: 'user-1' });
  const next = await post('/user/v1/embedded/refresh/', { refresh: field(first.body, 'refresh') });
  expect(next.status).toBe(200);
  expect(await service.mint.verify(field(next.body, 'access') ?? '')).toBe('good');
});
