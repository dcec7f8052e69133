import { expect, it } from 'vitest';
import { story, token } from '@/test/unit/handshakes/session-builder';

const REFRESH = 'https://api.example/prod/ai_agent/refresh_token';
const answer = (value: string) => JSON.stringify({ data: { access_token: value } });

it('tells a call that carries the refresh token', () => {
  const told = story();
  const fresh = token(60, 60);
  told.ask(60_600);
  told.call(60_610, REFRESH, {
    requestHeaders: [{ name: 'Referer', value: 'https://shop.example/' }],
    requestBody: '{"user_id":"u","chatbot_id":"c","refresh_token":"rt_0123456789abcdefghij"}',
    responseBody: answer(fresh),
  });
  told.answer(60_700, fresh);
  expect(told.findings(61_000)).toMatchObject([
    {
      rule: 'refresh-in-browser',
      handshake: 'host:1',
      title: 'shop.example called the refresh endpoint of Chatzy from the browser',
    },
  ]);
});

it('is silent where the host’s own server has the same path', () => {
  const told = story();
  told.call(60_610, REFRESH, { requestBody: '{"session":"1"}', responseBody: '{}' });
  expect(told.rules(61_000)).toEqual([]);
});

it('is silent on our own call', () => {
  const told = story();
  told.call(60_610, REFRESH, { action: 'act', requestBody: '{"refresh_token":"rt_0123456789"}' });
  expect(told.rules(61_000)).toEqual([]);
});
