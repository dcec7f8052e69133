import { expect, it } from 'vitest';
import { stages } from '@/lib/handshakes/stages';
import { maskToken } from '@/lib/tokens/mask';
import { story, token } from '@/test/unit/handshakes/session-builder';

const REFRESH = 'https://api.example/user/v1/embedded/refresh/';

it.each([
  [400, 'api.example/user/v1/embedded/refresh/ answered 400: Invalid parameters'],
  [401, 'api.example/user/v1/embedded/refresh/ answered 401: Invalid or expired refresh token'],
  [403, 'api.example/user/v1/embedded/refresh/ answered 403: Unauthorized'],
  [500, 'api.example/user/v1/embedded/refresh/ answered 500: Server error'],
  [0, 'api.example/user/v1/embedded/refresh/ gave no answer, so there is no new token'],
])('tells what %i means at the vendor', (status, title) => {
  const told = story({ agentUrl: 'https://agent.example/' });
  told.call(1000, REFRESH, { status, requestBody: '{}' });
  expect(told.findings(2000)).toMatchObject([{ rule: 'endpoint-failed', title }]);
});

it('tells the host’s own server, and not the silence that follows', () => {
  const told = story();
  told.ask(60_600);
  told.fetchToken(60_610, { error: 'no' }, 500);
  expect(told.findings(70_000)).toMatchObject([
    {
      rule: 'endpoint-failed',
      handshake: 'host:1',
      title: 'shop.example/token answered 500, so there is no new token',
    },
  ]);
});

it('tells a renewal that failed with nobody asking, but no other failed call', () => {
  const told = story();
  told.fetchToken(1000, {}, 403);
  told.call(2000, 'https://shop.example/analytics', { status: 500 });
  expect(told.rules(3000)).toEqual(['endpoint-failed']);
});

it('tells no token that stands in the path of a call, nor in that of the frame', () => {
  const secret = token(0, 60);
  const told = story({ agentUrl: 'https://agent.example/embed/dashboard/pa55-of-no-shape' });
  told.ask(60_600);
  told.call(60_610, `https://shop.example/${secret}/token`, {
    status: 500,
    requestHeaders: [{ name: 'Referer', value: 'https://shop.example/' }],
  });
  const [handshake] = told.handshakes(70_000);
  const findings = told.findings(70_000);
  const seen = handshake ? stages(handshake, told.session) : [];
  expect(findings).toMatchObject([
    { title: `shop.example/${maskToken(secret)}/token answered 500, so there is no new token` },
  ]);
  const all = JSON.stringify([findings, seen.map(({ text }) => text)]);
  expect(all).toContain(`${maskToken(secret)}/token was called`);
  expect(all).not.toMatch(/eyJhb|pa55/);
});
