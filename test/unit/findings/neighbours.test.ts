import { describe, expect, it } from 'vitest';
import { rules } from '@/lib/findings/rules';
import { NOON, story, token } from '@/test/unit/handshakes/session-builder';

type Story = ReturnType<typeof story>;
type Tell = (told: Story) => void;

const REFUSAL = { type: '[TOKEN_REFRESH_RESPONSE]', error: 'no' };
const fresh = (claims: object = {}, header?: object) => token(60, 60, claims, header);
const refresh =
  (next = fresh(), fields: object = {}): Tell =>
  (told) =>
    told.refresh(next, fields);
const stored = (told: Story, key: string, value: string) =>
  told.add({ type: 'stored', at: NOON, documentId: 'host', where: 'localStorage', key, value });

/** What is nearly each fault and none of them: healthy, up to a minute and a quarter after noon. */
const NEIGHBOURS: Readonly<Record<string, Tell>> = {
  'no-listener': (told) => {
    refresh()(told);
    told.add({ type: 'listeners', at: NOON + 61_000, documentId: 'host', count: 0 });
  },
  'near-miss-type': (told) => {
    refresh()(told);
    told.post(61_000, 'host', 'agent', { type: '[TOKEN_REVOKED]' });
    told.post(61_100, 'agent', 'host', { type: '[TOKEN_REFRESHED]' });
  },
  'near-miss-field': refresh(fresh(), { token: fresh(), accessToken: fresh() }),
  'endpoint-failed': (told) => {
    told.call(60_550, 'https://shop.example/api/cart', { status: 500 });
    refresh()(told);
  },
  'not-posted': (told) => {
    told.ask(60_600);
    told.fetchToken(60_610, { access_token: fresh() });
    told.answer(65_500, fresh());
    told.api(65_600, fresh());
  },
  'wrong-frame': (told) => {
    told.frame('advert', 'https://advert.example/', 0, {
      parent: 'host',
      src: 'https://advert.example/',
    });
    told.ask(60_600);
    told.post(60_650, 'host', 'advert', { type: 'resize', height: 20 });
    told.answer(60_700, fresh());
  },
  refused: (told) => {
    told.post(1_000, 'host', 'agent', { ...REFUSAL, type: 'notice' });
    refresh()(told);
  },
  'never-answered': (told) => {
    told.ask(60_600);
    told.answer(65_000, fresh());
  },
  'answered-late': (told) => {
    told.ask(60_600);
    told.ask(62_000);
    told.answer(62_500, fresh());
  },
  'asked-in-loop': (told) => {
    refresh()(told);
    for (let n = 0; n < 4; n++) {
      told.ask(61_000 + n * 2_000);
      told.answer(61_100 + n * 2_000, token(61 + n * 2, 2));
    }
  },
  'same-token': (told) => {
    refresh()(told);
    told.answer(72_000, fresh());
  },
  'already-expired': (told) => {
    told.ask(60_600);
    told.answer(60_700, token(0, 61));
  },
  'other-issuer': refresh(fresh({ iss: 'https://id.example' })),
  'other-audience': refresh(fresh({ aud: ['b', 'a'] })),
  'other-subject': refresh(fresh({ sub: 'user-1', name: 'Another name', sid: 'another' })),
  'new-token-refused': (told) => {
    refresh()(told);
    told.api(61_000, fresh(), 404);
    told.api(61_500, told.old, 401);
  },
  'not-adopted': (told) => {
    told.ask(60_600);
    told.answer(60_700, fresh());
    told.api(61_000, told.old, 401);
    told.api(62_000, fresh());
    told.api(63_000, told.old);
  },
  'not-longer': refresh(token(60, 1)),
  'expired-not-asked': (told) => told.post(61_000, 'agent', 'host', { type: 'ready' }),
  'answered-twice': (told) => {
    told.ask(60_600);
    told.ask(60_610);
    told.answer(60_700, fresh());
    told.answer(60_710, fresh({ jti: '2' }));
  },
  'clock-skew': refresh(token(69, 60)),
  'life-differs': refresh(fresh(), { expires_in: 55 }),
  'life-undocumented': refresh(token(60, 86_000)),
  'asked-early': (told) => {
    told.ask(1_000);
    told.answer(1_100, token(1, 60));
  },
  'asked-late': (told) => told.ask(64_000),
  'pushed-without-need': (told) => told.answer(50_000, token(50, 60)),
  'foreign-message': (told) => {
    told.frame('advert', 'https://advert.example/', 0, {
      parent: 'host',
      src: 'https://advert.example/',
    });
    told.post(1_000, 'advert', 'agent', { type: 'hello' });
    told.post(2_000, null, 'host', { type: '[TOKEN_REFRESH]' });
    told.answer(2_100, fresh());
  },
  'refresh-token-in-message': refresh(fresh(), { refresh: true, refresh_token: null }),
  'refresh-token-in-url': (told) => {
    told.frame('other', 'https://agent.example/?refresh=300&refresh_token=', 0, { parent: 'host' });
  },
  'refresh-token-stored': (told) => {
    stored(told, 'access_token', fresh());
    stored(told, 'refreshedAt', '2026-01-05T12:00:00.000Z');
    stored(told, 'oidc.user', '{"refresh_token":"","expires_at":1}');
  },
  'refresh-in-browser': (told) => {
    told.call(1_000, 'https://shop.example/prod/ai_agent/refresh_token', {
      requestBody: '{"user":1}',
    });
  },
  'plain-http': (told) => {
    told.call(1_000, 'http://shop.example/logo.json');
    told.call(1_100, 'http://localhost:4800/token', { bearer: fresh() });
  },
  'token-in-query': (told) => {
    told.call(
      1_000,
      'https://maps.example/tiles.json?access_token=pk.eyJ1IjoiZXhhbXBsZSJ9.c0ffeeC0FFEE12ab',
    );
    told.frame('other', `https://agent.example/app#token=${fresh()}`, 0, { parent: 'host' });
  },
  'alg-none': refresh(fresh({}, { alg: 'ES256', note: 'none' })),
  'stranger-answered': refresh(),
  'third-reader': (told) => {
    told.frame('helper', 'https://agent.example/helper', 0, {
      parent: 'host',
      src: 'https://agent.example/helper',
    });
    told.ask(60_600);
    told.answer(60_700, fresh());
    told.post(60_710, 'host', 'helper', {
      type: '[TOKEN_REFRESH_RESPONSE]',
      access_token: fresh(),
    });
  },
};

describe('what is nearly a fault', () => {
  it('is told for every rule', () => {
    expect(Object.keys(NEIGHBOURS).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it.each(Object.entries(NEIGHBOURS))('%s', (rule, tell) => {
    const documented = rule === 'life-undocumented' ? ({ documented: true } as const) : {};
    const told = story(documented);
    tell(told);
    expect(told.rules(rule === 'asked-late' ? 65_000 : 75_000)).not.toContain(rule);
  });
});
