import { describe, expect, it } from 'vitest';
import { headline } from '@/lib/handshakes/headline';
import { stages } from '@/lib/handshakes/stages';
import { NOON, story, token } from './session-builder';

type Story = ReturnType<typeof story>;

function steps(told: Story, now: number): string[] {
  const [handshake] = told.handshakes(now);
  if (!handshake) return [];
  return stages(handshake, told.session).map(({ name, state }) => `${name} ${state}`);
}

function line(told: Story, now: number): string {
  const [handshake] = told.handshakes(now);
  return handshake ? headline(handshake, told.findings(now), told.session, NOON + now) : '';
}

describe('stages', () => {
  it('tells the whole way, with the time of each step', () => {
    const told = story();
    told.refresh(token(60, 86_400));
    const [handshake] = told.handshakes(61_000);
    const seen = handshake ? stages(handshake, told.session) : [];
    expect(seen.map(({ name, state, at }) => [name, state, (at ?? 0) - NOON])).toEqual([
      ['used', 'done', 60_500],
      ['asked', 'done', 60_600],
      ['received', 'done', 60_600],
      ['called', 'done', 60_610],
      ['issued', 'done', 60_630],
      ['answered', 'done', 60_700],
      ['delivered', 'done', 60_700],
      ['adopted', 'done', 60_800],
    ]);
    expect(seen.map(({ text }) => text)).toEqual([
      'agent.example/chatzy used its token and was refused with 401',
      'agent.example/chatzy asked shop.example for a new token, reason “TokenExpiredError”',
      'The request arrived in shop.example',
      'shop.example/token was called and answered 200',
      'A token was issued that lives 24 h',
      'shop.example answered after 100 ms',
      'The token arrived in agent.example/chatzy',
      'agent.example/chatzy used the new token',
    ]);
  });

  it('waits, then misses; and does not know what devtools did not see', () => {
    const told = story();
    told.ask(60_600);
    const before = ['used unknown', 'asked done', 'received done', 'called unknown'];
    expect(steps(told, 61_000)).toEqual([...before, 'answered waiting']);
    expect(steps(told, 66_000)).toEqual([...before, 'answered missing']);
    told.answer(66_500, token(60, 60));
    expect(steps(told, 67_000)).toEqual([
      ...before,
      'issued done',
      'answered done',
      'delivered done',
      'adopted unknown',
    ]);
  });

  it('tells the old token in use, a failed call, a dropped answer and a deaf host', () => {
    const stale = story();
    stale.ask(60_600);
    stale.answer(60_700, token(60, 60));
    stale.api(62_000, stale.old, 401);
    expect(steps(stale, 63_000)).toContain('adopted missing');
    const failed = story();
    failed.ask(60_600);
    failed.fetchToken(60_610, {}, 500);
    expect(steps(failed, 70_000)).toEqual(
      expect.arrayContaining(['called failed', 'issued missing', 'answered missing']),
    );
    const dropped = story();
    dropped.ask(60_600);
    dropped.answer(60_700, token(60, 60), {}, { rule: { id: 'r', done: 'dropped' } });
    expect(steps(dropped, 70_000)).toContain('delivered missing');
    const deaf = story();
    deaf.ask(60_600);
    deaf.add({ type: 'listeners', at: NOON + 61_000, documentId: 'host', count: 0 });
    expect(steps(deaf, 70_000)).toContain('received failed');
  });
});

describe('stages of a reload', () => {
  it('are the call, the token, the frame that came again, and its use', () => {
    const told = story({ agentUrl: `https://agent.example/cekura?token=${token(0, 60)}` });
    const fresh = token(58, 60);
    told.fetchToken(58_000, { access_token: fresh });
    const again = `https://agent.example/cekura?token=${fresh}`;
    told.frame('agent 2', again, 58_300, { parent: 'host', frameId: 1 });
    told.api(58_500, fresh);
    expect(steps(told, 59_000)).toEqual([
      'called done',
      'issued done',
      'delivered done',
      'adopted done',
    ]);
  });
});

describe('headline', () => {
  it('is the first finding, or else how it went', () => {
    const good = story();
    good.refresh(token(60, 86_400));
    expect(line(good, 61_000)).toBe('Refreshed in 100 ms, the new token lives 24 h');
    expect(line(good, 2 * 86_400_000)).toMatch(/^Refreshed in 100 ms, the new token expired 24 h/);
    const waiting = story();
    waiting.ask(60_000);
    expect(line(waiting, 61_000)).toBe('Asked 1 s ago, no answer yet');
    expect(line(waiting, 66_000)).toBe('shop.example never answered');
  });
});

describe('the texts of stages', () => {
  it('tell the story without a token', () => {
    const told = story();
    told.refresh(token(60, 60));
    const [handshake] = told.handshakes(61_000);
    const texts = handshake ? stages(handshake, told.session).map(({ text }) => text) : [];
    expect(texts).toHaveLength(8);
    expect(texts[5]).toBe('shop.example answered after 100 ms');
    expect(texts.join(' ')).not.toContain('eyJ');
  });
});
