import { expect, it } from 'vitest';
import { story, token } from './session-builder';

it('shows a refresh in no known protocol, with why', () => {
  const told = story();
  told.post(500, 'host', 'agent', { kind: 'theme', value: 'dark' });
  told.api(60_100, told.old, 401);
  told.post(60_200, 'agent', 'host', { kind: 'acme/need-new-token', id: 'req-12345' });
  told.post(60_400, 'host', 'agent', {
    kind: 'acme/new-token',
    id: 'req-12345',
    jwt: token(60, 60),
  });
  const [handshake, ...others] = told.handshakes(61_000);
  expect(others).toEqual([]);
  expect(handshake).toMatchObject({
    definition: null,
    state: 'answered',
    agent: 'agent',
    host: 'host',
    latency: 200,
    requests: ['host:1'],
    answers: ['agent:2'],
    refusedCall: 'request 1',
  });
  expect(handshake?.evidence.length).toBeGreaterThan(1);
  expect(told.rules(61_000)).toEqual([]);
});
