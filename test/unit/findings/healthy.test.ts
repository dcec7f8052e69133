import { describe, expect, it } from 'vitest';
import type { Node } from '@/lib/capture/node';
import { catalogue } from '@/lib/protocols/catalogue';
import type { Definition } from '@/lib/protocols/definition';
import type { Role } from '@/lib/protocols/mark';
import { buildMessage } from '@/lib/protocols/samples';
import { NOON, story, token } from '@/test/unit/handshakes/session-builder';

/** What goes well, or has nothing to do with tokens: nothing of it may be called a fault. */

type Story = ReturnType<typeof story>;

function faultsIn(told: Story, now: number): string[] {
  const unknown = told.handshakes(now).filter(({ definition }) => definition === null);
  return [...told.rules(now), ...unknown.map(({ id }) => `unrecognised ${id}`)];
}

function statesOf(told: Story, now: number): string[] {
  return told.handshakes(now).map(({ state }) => state);
}

/** A message as it stands in a node, by the window or on the agent's port. */
function say(told: Story, at: number, from: 'frame' | 'host', root: Node, port: boolean): void {
  const [sender, receiver] = from === 'frame' ? ['agent', 'host'] : ['host', 'agent'];
  const preview = { root, size: 100, exact: true, cut: false };
  told.post(at, sender, receiver, null, {
    preview,
    ...(port && { channel: 'channel 1', origin: '' }),
  });
}

describe('every protocol of the catalogue', () => {
  const known = catalogue().map((definition) => [definition.id, definition] as const);

  it.each(known)('%s: first token, and two renewals before the end', (_, definition) => {
    const told = story({ agentUrl: 'https://agent.example/app' });
    const [first, second] = [token(0, 600), token(570, 600)];
    converse(told, definition, 1_000, first, 600);
    converse(told, definition, 570_000, second, 600, first);
    converse(told, definition, 1_140_000, token(1_140, 600), 600, second);
    expect(faultsIn(told, 1_150_000)).toEqual([]);
  });
});

/** All that the protocol has for one renewal, in its order. */
function converse(
  told: Story,
  definition: Definition,
  at: number,
  fresh: string,
  life: number,
  old?: string,
) {
  const roles = definition.messages.map(({ role }) => role);
  const reply = roles.includes('answer') ? 'answer' : 'push';
  const order: readonly Role[] = ['port-setup', 'request', reply];
  for (const [index, role] of order.entries()) {
    const rule = definition.messages.find((one) => one.role === role);
    const expiresAt = NOON + at + life * 1000;
    const isOld = role === 'request';
    const values = {
      token: isOld ? (old ?? null) : fresh,
      correlation: `id-${at}`,
      expiresAt,
      reason: 'TokenExpiredError',
    };
    const root = buildMessage(definition, role, values, NOON + at);
    const port = definition.transport !== 'window' && role !== 'port-setup';
    if (rule && root !== null) say(told, at + index * 100, rule.from, root, port);
  }
}

describe('a page as they are', () => {
  it('with two agents of one vendor that ask at once and are answered crosswise', () => {
    const told = story();
    const other = token(0, 60, { sub: 'user-1', agent: 2 });
    const url = `https://agent.example/chatzy?access_token=${other}&n=2`;
    told.frame('agent 2', url, 0, { parent: 'host', src: url });
    const [one, two] = [token(60, 60), token(60, 60, { agent: 2 })];
    const ask = { type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' };
    told.ask(60_600);
    told.post(60_610, 'agent 2', 'host', ask);
    told.post(60_700, 'host', 'agent 2', { type: '[TOKEN_REFRESH_RESPONSE]', access_token: two });
    told.answer(60_750, one);
    told.api(60_800, one);
    told.api(60_810, two);
    expect(faultsIn(told, 70_000)).toEqual([]);
    expect(statesOf(told, 70_000)).toEqual(['adopted', 'adopted']);
  });

  it('with agents of two vendors', () => {
    const told = story();
    const cekura = catalogue().find(({ id }) => id === 'cekura');
    const first = token(0, 60, { aud: 'cekura' });
    told.frame('second', 'https://cekura.example/embed', 0, {
      parent: 'host',
      src: 'https://cekura.example/embed',
    });
    const post = (at: number, role: Role, value: string) => {
      const root = cekura ? buildMessage(cekura, role, { token: value }, NOON + at) : null;
      const [from, to] = role === 'request' ? ['second', 'host'] : ['host', 'second'];
      if (root !== null)
        told.post(at, from, to, null, { preview: { root, size: 9, exact: true, cut: false } });
    };
    post(500, 'push', first);
    told.ask(60_600);
    post(60_610, 'request', first);
    post(60_700, 'answer', token(60, 60, { aud: 'cekura' }));
    told.answer(60_720, token(60, 60));
    expect(faultsIn(told, 70_000)).toEqual([]);
  });

  it('whose clocks differ by two seconds, either way', () => {
    for (const skew of [-2, 2]) {
      const told = story();
      const fresh = token(60.6 + skew, 60);
      told.refresh(fresh, { expires_in: 60 });
      expect(faultsIn(told, 65_000)).toEqual([]);
      expect(statesOf(told, 65_000)).toEqual(['adopted']);
    }
  });

  it('whose agent asks half a minute before the end', () => {
    const told = story({ life: 3_600 });
    const fresh = token(3_570, 3_600);
    told.ask(3_570_000);
    told.answer(3_570_100, fresh);
    told.api(3_570_500, fresh);
    expect(faultsIn(told, 3_580_000)).toEqual([]);
    expect(statesOf(told, 3_580_000)).toEqual(['adopted']);
  });

  it('with opaque tokens, and with JWTs that name no end', () => {
    const opaque = ['api_9f8e7d6c5b4a39281706f5e4d3c2b1a0', 'api_0a1b2c3d4e5f60718293a4b5c6d7e8f9'];
    const endless = [token(0, 60, { exp: undefined }), token(60, 60, { exp: undefined, n: 2 })];
    for (const [old = '', fresh = ''] of [opaque, endless]) {
      const told = story({ agentUrl: `https://agent.example/chatzy?access_token=${old}` });
      told.api(60_500, old, 401);
      told.ask(60_600);
      told.answer(60_700, fresh, { expires_in: 3_600 });
      told.api(60_800, fresh);
      expect(faultsIn(told, 70_000)).toEqual([]);
    }
  });

  it('whose agent is mounted twice, as React’s StrictMode does', () => {
    const told = story();
    const fresh = token(60, 60);
    told.ask(60_600);
    told.ask(60_601);
    told.answer(60_700, fresh);
    told.answer(60_701, token(60, 61));
    told.api(60_800, token(60, 61));
    expect(faultsIn(told, 70_000)).toEqual([]);
    const remounted = story();
    remounted.add({ type: 'gone', at: NOON + 5, documentId: 'agent' });
    const url = `https://agent.example/chatzy?access_token=${remounted.old}`;
    remounted.frame('agent 2', url, 10, { parent: 'host', src: url });
    expect(faultsIn(remounted, 30_000)).toEqual([]);
  });

  it('whose agent asks again after a second, and whose host takes eight on a slow line', () => {
    const retried = story();
    const fresh = token(60, 60);
    retried.ask(60_600);
    retried.ask(61_600);
    retried.answer(62_000, fresh);
    retried.api(62_100, fresh);
    expect(faultsIn(retried, 70_000)).toEqual([]);
    expect(statesOf(retried, 70_000)).toEqual(['adopted']);
    const slow = story();
    slow.ask(60_600);
    slow.answer(68_600, token(68, 60));
    slow.api(68_900, token(68, 60));
    expect(faultsIn(slow, 70_000)).toEqual([]);
    expect(statesOf(slow, 70_000)).toEqual(['adopted']);
  });

  it('whose frame is loaded anew with the token that it has, and goes on', () => {
    const told = story({ life: 600 });
    const url = `https://agent.example/chatzy?access_token=${told.old}`;
    told.frame('agent 2', url, 120_000, { parent: 'host', src: url, frameId: 1 });
    told.api(121_000, told.old);
    expect(faultsIn(told, 200_000)).toEqual([]);
  });

  it('whose frame is loaded anew at its old address, and asks at once', () => {
    const told = story({ life: 600 });
    const url = `https://agent.example/chatzy?access_token=${told.old}`;
    const [fresh, next] = [token(600, 600), token(800, 600)];
    told.ask(599_000);
    told.answer(599_100, fresh);
    told.frame('agent 2', url, 800_000, { parent: 'host', src: url, frameId: 1 });
    told.post(800_500, 'agent 2', 'host', { type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' });
    told.post(800_600, 'host', 'agent 2', { type: '[TOKEN_REFRESH_RESPONSE]', access_token: next });
    told.api(800_700, next);
    expect(faultsIn(told, 810_000)).toEqual([]);
  });

  it('whose agent is sent from one host of its vendor to another', () => {
    const told = story({
      agentUrl: 'https://app.agent.co.uk/chatzy?access_token=x',
      src: 'https://embed.agent.co.uk/start',
    });
    told.ask(1_000);
    told.answer(1_100, token(1, 600));
    expect(faultsIn(told, 2_000)).toEqual([]);
  });

  it('that keeps notes on its refreshes, and calls others with their public keys', () => {
    const told = story();
    const store = (key: string, value: string) =>
      told.add({ type: 'stored', at: NOON, documentId: 'host', where: 'localStorage', key, value });
    store('tokenRefreshedAt', '2026-01-05T12:00:00.000Z');
    store('refresh_token_expires_at', '1795322631.123456');
    store('refreshTokenUrl', 'https://shop.example/api/token');
    store('session_refresh_interval', '00000000300000ms');
    told.call(
      1_000,
      'https://api.mapbox.com/styles/v1/a/b?access_token=pk.eyJ1IjoiZXhhbXBsZSJ9.c0ffeeC0FFEE12ab',
      { method: 'GET' },
    );
    told.call(
      1_100,
      'https://s3.amazonaws.com/b/k.json?X-Amz-Security-Token=IQoJb3JpZ2luX2VjEJr%2F12ab',
      { method: 'GET' },
    );
    expect(faultsIn(told, 2_000)).toEqual([]);
  });
});
