import { expect, it } from 'vitest';
import { NOON, story, token } from '@/test/unit/handshakes/session-builder';

it.each([
  ['localStorage', 'A refresh token is in localStorage of shop.example (“refresh_token”)'],
  ['sessionStorage', 'A refresh token is in sessionStorage of shop.example (“refresh_token”)'],
  [
    'cookie',
    'A refresh token is in a cookie that scripts of shop.example can read (“refresh_token”)',
  ],
] as const)('tells one in %s', (where, title) => {
  const told = story();
  told.add({
    type: 'stored',
    at: NOON,
    documentId: 'host',
    where,
    key: 'refresh_token',
    value: 'rt_0123456789abcdefghij',
  });
  expect(told.findings(1000)).toMatchObject([{ rule: 'refresh-token-stored', title }]);
});

it('looks inside JSON, and takes no access token for one', () => {
  const told = story();
  const store = (key: string, value: string) =>
    told.add({ type: 'stored', at: NOON, documentId: 'host', where: 'localStorage', key, value });
  store('access_token', token(0, 60));
  expect(told.rules(1000)).toEqual([]);
  store('oidc.user', '{"refresh_token":"rt_0123456789abcdefghij"}');
  expect(told.rules(1000)).toEqual(['refresh-token-stored']);
});
