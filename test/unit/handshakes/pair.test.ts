import { describe, expect, it } from 'vitest';
import { pairHandshakes } from '@/lib/handshakes/pair';
import { NOON, story, token } from './session-builder';

describe('pairHandshakes', () => {
  it('sees the whole way: refused, asked, fetched, answered, adopted', () => {
    const told = story();
    const fresh = token(60, 60);
    told.refresh(fresh);
    const [handshake, ...others] = told.handshakes(61_000);
    expect(others).toEqual([]);
    expect(handshake).toMatchObject({
      definition: 'chatzy',
      state: 'adopted',
      agent: 'agent',
      host: 'host',
      at: NOON + 60_600,
      latency: 100,
      reason: 'TokenExpiredError',
      requests: ['host:1'],
      answers: ['agent:1'],
      calls: ['request 2'],
      refusedCall: 'request 1',
      adoptedCall: 'request 3',
      ours: false,
    });
    expect(told.session.tokens.get(handshake?.oldToken ?? '')?.value).toBe(told.old);
    expect(told.session.tokens.get(handshake?.newToken ?? '')?.value).toBe(fresh);
  });

  it('knows the answer of a host that answers at once, though its frame’s clock is behind', () => {
    const told = story();
    told.ask(60_001);
    told.answer(60_000, token(60, 60));
    told.ask(90_001);
    told.answer(90_000, token(90, 60));
    expect(told.handshakes(91_000)).toMatchObject([
      { state: 'answered', answers: ['agent:1'], latency: 0 },
      { state: 'answered', answers: ['agent:2'], latency: 0 },
    ]);
  });

  it('waits, then gives up, then takes a late answer', () => {
    const told = story();
    told.ask(60_000);
    expect(told.handshakes(64_000)[0]?.state).toBe('asked');
    expect(told.handshakes(66_000)[0]?.state).toBe('unanswered');
    told.answer(68_000, token(60, 60));
    expect(told.handshakes(69_000)).toMatchObject([{ state: 'answered', latency: 8_000 }]);
  });

  it('takes a repeated request for the same asking, until the time is over', () => {
    const told = story();
    for (let at = 60_000; at <= 68_000; at += 1000) told.ask(at);
    expect(told.handshakes(69_000).map(({ requests }) => requests.length)).toEqual([6, 3]);
  });

  it('gives a second answer to the older request that still waits', () => {
    const told = story();
    told.ask(60_000);
    told.ask(66_000);
    told.answer(67_000, token(60, 60));
    told.answer(72_000, token(61, 60));
    expect(told.handshakes(73_000)).toMatchObject([
      { latency: 12_000, answers: ['agent:2'] },
      { latency: 1000, answers: ['agent:1'] },
    ]);
  });

  it('keeps a second answer, an answer to another frame, and a push apart', () => {
    const told = story();
    told.frame('other', 'https://advert.example/', 0, { parent: 'host' });
    told.ask(60_000);
    told.post(60_100, 'host', 'other', {
      type: '[TOKEN_REFRESH_RESPONSE]',
      access_token: token(60, 60),
    });
    expect(told.handshakes(60_200)).toMatchObject([{ state: 'asked', answers: ['other:1'] }]);
    told.answer(60_300, token(60, 60));
    told.answer(60_400, token(61, 60));
    told.answer(90_000, token(90, 60));
    expect(told.handshakes(91_000)).toMatchObject([
      { state: 'answered', answers: ['other:1', 'agent:1', 'agent:2'], latency: 300 },
      { state: 'pushed', answers: ['agent:3'], latency: null },
    ]);
  });

  it('joins by correlation, and takes no answer without its request', () => {
    const told = story();
    const ask = (at: number, requestId: string) =>
      told.post(at, 'agent', 'host', { method: 'get', args: { type: 'sessionToken' }, requestId });
    const answer = (at: number, requestId: string) =>
      told.post(at, 'host', 'agent', { requestId, method: 'get', data: token(at / 1000, 60) });
    ask(1000, 'a');
    ask(1100, 'b');
    answer(1200, 'b');
    answer(1500, 'a');
    answer(1600, 'c');
    const known = told.handshakes(2000).filter(({ definition }) => definition !== null);
    expect(known).toMatchObject([
      { definition: 'monday-session-token', latency: 500 },
      { definition: 'monday-session-token', latency: 100 },
    ]);
  });

  it('knows a refusal by its correlation, with its reason', () => {
    const told = story();
    told.post(1000, 'agent', 'host', {
      method: 'get',
      args: { type: 'sessionToken' },
      requestId: 'a',
    });
    told.post(1100, 'host', 'agent', { requestId: 'a', errorMessage: 'Not authorized', data: {} });
    expect(told.handshakes(1200)).toMatchObject([
      { state: 'refused', reason: 'Not authorized', latency: 100 },
    ]);
  });

  it('follows a port that the frame opened, though its messages name no sender', () => {
    const told = story();
    told.post(1000, 'agent', 'host', { action: 0 }, { ports: ['c1'] });
    const on = { channel: 'c1' };
    told.post(
      2000,
      null,
      'host',
      { action: 2, data: { eventName: 'session:tokens:request', payload: [] } },
      on,
    );
    const payload = [{ api_token: 'api_0123456789abcdef', api_token_ttl: 30 }];
    told.post(
      2100,
      null,
      'agent',
      { action: 1, data: { eventName: 'session:tokens', payload } },
      on,
    );
    expect(told.handshakes(3000)).toMatchObject([
      {
        definition: 'looker-cookieless',
        state: 'answered',
        agent: 'agent',
        host: 'host',
        latency: 100,
      },
    ]);
  });

  it('believes no message that goes the wrong way or comes from beside', () => {
    const told = story();
    told.frame('advert', 'https://advert.example/', 0, { parent: 'host' });
    told.post(1000, 'host', 'agent', { type: '[TOKEN_REFRESH]' });
    told.post(1100, 'advert', 'agent', {
      type: '[TOKEN_REFRESH_RESPONSE]',
      access_token: token(1, 60),
    });
    expect(told.handshakes(2000)).toEqual([]);
  });

  it('counts what a rule of ours dropped as never heard, and says what is ours', () => {
    const told = story();
    told.ask(60_000);
    told.answer(60_100, token(60, 60), {}, { rule: { id: 'r', done: 'dropped' } });
    expect(told.handshakes(66_000)).toMatchObject([{ state: 'unanswered', ours: true }]);
    told.answer(67_000, token(67, 60), {}, { action: 'act' });
    expect(told.handshakes(68_000)).toMatchObject([{ state: 'answered', ours: true }]);
  });

  it('finds the frame of a sender that nobody can tell, where there is but one', () => {
    const told = story();
    told.post(1000, null, 'host', { type: '[TOKEN_REFRESH]' });
    expect(told.handshakes(1100)).toMatchObject([{ agent: 'agent', host: 'host' }]);
  });

  it('shows a refresh by reload, with the call that brought the token', () => {
    const first = token(0, 60, {}, { alg: 'HS256' });
    const told = story({ agentUrl: `https://agent.example/cekura?token=${first}` });
    const fresh = token(58, 60);
    told.fetchToken(58_000, { access_token: fresh });
    told.frame('agent 2', `https://agent.example/cekura?token=${fresh}`, 58_300, {
      parent: 'host',
      frameId: 1,
    });
    told.api(58_500, fresh);
    expect(told.handshakes(59_000)).toMatchObject([
      {
        state: 'reloaded',
        agent: 'agent 2',
        host: 'host',
        calls: ['request 1'],
        latency: 300,
        adoptedCall: 'request 2',
      },
    ]);
  });

  it('tells reloads with one and the same token apart, though one call brought it', () => {
    const told = story({ agentUrl: `https://agent.example/cekura?token=${token(0, 2)}` });
    const same = token(0, 3);
    told.fetchToken(3_000, { access_token: same });
    for (const at of [3_300, 5_000, 7_000])
      told.frame(`agent at ${at}`, `https://agent.example/cekura?token=${same}`, at, {
        parent: 'host',
        frameId: 1,
      });
    const handshakes = told.handshakes(9_000);
    expect(handshakes.map(({ at, calls }) => [at - NOON, calls])).toEqual([
      [3_000, ['request 1']],
      [5_000, []],
      [7_000, []],
    ]);
    expect(new Set(handshakes.map(({ id }) => id)).size).toBe(3);
  });

  it('shows a refresh call alone: failed, or answered and never handed on', () => {
    const told = story({ agentUrl: 'https://agent.example/cekura' });
    const url = 'https://api.example/user/v1/embedded/refresh/';
    told.call(1000, url, { status: 401, responseBody: '{}' });
    told.call(2000, url, { responseBody: JSON.stringify({ access: token(2, 60) }) });
    expect(told.handshakes(3000).map(({ state }) => state)).toEqual(['failed', 'asked']);
    expect(told.handshakes(9000)).toMatchObject([
      { state: 'failed', definition: 'cekura', calls: ['request 1'] },
      { state: 'unanswered', calls: ['request 2'] },
    ]);
  });

  it('stands a hostile log: five thousand requests of one frame', () => {
    const told = story();
    for (let index = 0; index < 5000; index++) told.ask(index * 10);
    const handshakes = pairHandshakes(told.session, NOON + 60_000, { unansweredMs: 5000 });
    expect(handshakes.flatMap(({ requests }) => requests)).toHaveLength(5000);
  });
});
