import { describe, expect, it } from 'vitest';
import { createEngine } from '@/lib/act/engine';
import type { Heard } from '@/lib/act/engine';
import {
  MATCH_ALL,
  mockHost,
  newRule,
  readValue,
  ruleLabel,
  ruleProblem,
} from '@/lib/act/new-rule';
import type { Effect, Rule, RuleMatch } from '@/lib/act/rule';
import { nodeOf } from '@/lib/act/json-node';
import { encode } from '@/lib/capture/encode';
import { revive } from '@/lib/capture/revive';
import { isHeld } from '@/lib/log/event';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { decodeJwt } from '@/lib/tokens/decode';
import { findTokens } from '@/lib/tokens/find';
import type { Respeak } from '@/lib/wire';
import { AGENT, HOST, NOW, TOKEN, definitionOf } from './act-session';

const ASK = { type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' };
const ANSWER = { type: '[TOKEN_REFRESH_RESPONSE]', access_token: TOKEN };
const ANSWERS: RuleMatch = { ...MATCH_ALL, definition: 'chatzy', role: 'answer' };
const REF = { up: 1, down: [], hidden: null, frameId: null };

/** A frame with an engine, in which the test says when time passes. */
function createFrame() {
  const said: Respeak[] = [];
  const posted: { value: unknown; targetOrigin: string }[] = [];
  let timers: { at: number; task: () => void }[] = [];
  let now = NOW;
  // Any object that can send will do.
  const { port1: source } = new MessageChannel();
  const engine = createEngine({
    encode: (value) => encode(value, { bytes: 1e6, nodes: 1e5, depth: 100, ms: 1e4 }),
    revive,
    createMatcher,
    say: (message) => said.push(message),
    refOf: (window) => (window === source ? REF : null),
    copy: (value) => structuredClone(value),
    post: (_, value, targetOrigin) => posted.push({ value: structuredClone(value), targetOrigin }),
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
    now: () => now,
  });
  return {
    said,
    posted,
    source,
    use: (...rules: readonly Rule[]) => engine.use(rules, catalogue()),
    hear: (data: unknown, more: Partial<Heard> = {}) =>
      engine.intercept({ data, origin: HOST, source, ports: [], ...more }),
    /** What the hub makes of a `respeak`: the same sender posts it. */
    hearAgain(message: Respeak | undefined) {
      if (!message) throw new Error('Nothing was said');
      return engine.intercept({
        data: structuredClone(revive(message.data).value),
        origin: HOST,
        source,
        ports: [],
      });
    },
    pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { task } of due) task();
    },
  };
}

function rule(effect: Effect, match: RuleMatch = ANSWERS): Rule {
  return { ...newRule(match, effect, 'Chatzy'), id: 'r' };
}

function encodedTokens(value: unknown) {
  return findTokens(encode(value).root);
}

const replace: Effect = { type: 'replace', fields: [{ path: '$.access_token', value: 'other' }] };
const verdict = (done: string, hold: boolean) => ({ rule: { id: 'r', done }, hold });

describe('what a rule matches', () => {
  const cases: readonly (readonly [string, Partial<RuleMatch>, unknown, boolean])[] = [
    ['the role of a protocol', { definition: 'chatzy', role: 'answer' }, ANSWER, true],
    ['not its other roles', { definition: 'chatzy', role: 'answer' }, ASK, false],
    ['not another protocol', { definition: 'thesys-agent', role: 'answer' }, ANSWER, false],
    ['any role', { definition: 'chatzy' }, ASK, true],
    ['a role of any protocol', { role: 'request' }, ASK, true],
    ['text in any case', { text: 'token_REFRESH"' }, { a: ['[TOKEN_REFRESH"'] }, false],
    ['text of JSON', { text: '"TYPE":"[token_refresh]"' }, ASK, true],
    ['an origin', { origin: HOST }, 'x', true],
    ['another origin', { origin: AGENT }, 'x', false],
    ['all that is asked', { role: 'request', origin: AGENT }, ASK, false],
    ['everything where nothing is asked', {}, null, true],
  ];
  it.each(cases)('%s', (_, match, data, matched) => {
    const frame = createFrame();
    frame.use(rule({ type: 'drop' }, { ...MATCH_ALL, ...match }));
    expect(frame.hear(data)).toEqual(matched ? verdict('dropped', true) : null);
  });

  it('is the first rule’s, of those that are on', () => {
    const frame = createFrame();
    frame.use(
      { ...rule({ type: 'drop' }), id: 'off', on: false },
      { ...rule(replace), id: 'first' },
      { ...rule({ type: 'drop' }), id: 'second' },
    );
    expect(frame.hear(ANSWER)).toEqual({ rule: { id: 'first', done: 'held' }, hold: true });
  });
});

describe('what a rule does', () => {
  const effects: readonly (readonly [string, Effect, object | null, unknown, string | null])[] = [
    ['drop', { type: 'drop' }, verdict('dropped', true), undefined, null],
    ['delay', { type: 'delay', ms: 500 }, verdict('held', true), ANSWER, 'delayed'],
    ['replace', replace, verdict('held', true), { ...ANSWER, access_token: 'other' }, 'replaced'],
    ['duplicate', { type: 'duplicate' }, null, ANSWER, 'duplicated'],
  ];
  it.each(effects)('%s', (_, effect, expected, again, done) => {
    const frame = createFrame();
    frame.use(rule(effect));
    expect(frame.hear(ANSWER)).toEqual(expected);
    frame.pass(499);
    expect(frame.said).toHaveLength(done === null || effect.type === 'delay' ? 0 : 1);
    frame.pass(1);
    expect(frame.said).toEqual(
      done === null
        ? []
        : [{ type: 'respeak', rule: { id: 'r', done }, speaker: REF, data: encode(again).root }],
    );
  });

  it.each([{ type: 'delay', ms: 1 }, replace, { type: 'duplicate' }] as const)(
    'after $type, what is said again passes: once',
    (effect) => {
      const frame = createFrame();
      frame.use(rule(effect));
      const first = frame.hear(ANSWER);
      frame.pass(1);
      expect(frame.hearAgain(frame.said[0])).toBeNull();
      expect(frame.said).toHaveLength(1);
      expect(frame.hearAgain(frame.said[0])).toEqual(first);
    },
  );

  const passing: readonly (readonly [string, unknown, Partial<Heard>, string, boolean])[] = [
    ['has ports', ANSWER, { ports: [new MessageChannel().port1] }, 'passed-with-ports', true],
    ['holds what can’t be built again', { blob: new Blob(['x']) }, {}, 'passed', false],
    ['can’t be copied', { f: () => undefined }, {}, 'passed', false],
    ['is too large', { text: 'x'.repeat(2_000_000) }, {}, 'passed', false],
    ['comes from nobody known', 1, { source: null }, 'passed', false],
  ];
  it.each(passing)('nothing, where a message %s', (_, data, more, done, evenDrop) => {
    for (const effect of [{ type: 'delay', ms: 1 }, { type: 'duplicate' }, replace] as const) {
      const frame = createFrame();
      frame.use(rule(effect, MATCH_ALL));
      expect(frame.hear(data, more)).toEqual(verdict(done, false));
      frame.pass(1);
      expect(frame.said).toEqual([]);
    }
    const frame = createFrame();
    frame.use(rule({ type: 'drop' }, MATCH_ALL));
    expect(frame.hear(data, more)?.hold).toBe(!evenDrop);
  });

  it('replaces inside of JSON texts, and passes where there is no such place', () => {
    const frame = createFrame();
    frame.use(rule({ type: 'replace', fields: [{ path: 'a.b', value: 2 }] }, MATCH_ALL));
    frame.hear('{"a":{"b":1}}');
    expect(frame.said[0]?.data).toBe('{"a":{"b":2}}');
    expect(frame.hear(17)).toEqual(verdict('passed', false));
  });

  it('values beyond JSON are said again as they were', () => {
    const frame = createFrame();
    frame.use(rule({ type: 'delay', ms: 1 }, MATCH_ALL));
    const cyclic: Record<string, unknown> = {
      at: new Date(NOW),
      map: new Map([[1n, { x: undefined }]]),
    };
    cyclic['self'] = cyclic;
    frame.hear(cyclic);
    frame.pass(1);
    expect(revive(frame.said[0]?.data ?? null).value).toEqual(cyclic);
    expect(frame.hearAgain(frame.said[0])).toBeNull();
  });

  it('one that is said again passes only from its own sender, and only in time', () => {
    const frame = createFrame();
    frame.use(rule({ type: 'delay', ms: 1 }));
    frame.hear(ANSWER);
    frame.pass(1);
    const { port1: stranger } = new MessageChannel();
    expect(frame.hear(ANSWER, { source: stranger })).toEqual(verdict('passed', false));
    frame.pass(60_000);
    expect(frame.hearAgain(frame.said[0])).toEqual(verdict('held', true));
  });

  it('lets go what it holds when rules end', () => {
    const frame = createFrame();
    frame.use(rule({ type: 'delay', ms: 60_000 }));
    frame.hear(ANSWER);
    frame.use();
    expect(frame.said).toHaveLength(1);
    expect(frame.hearAgain(frame.said[0])).toBeNull();
    frame.pass(60_000);
    expect(frame.said).toHaveLength(1);
    expect(frame.hear(ANSWER)).toBeNull();
  });

  it('stops in a loop with the page, for a while', () => {
    const frame = createFrame();
    frame.use(rule({ type: 'duplicate' }, MATCH_ALL));
    for (let count = 0; count < 300; count++) frame.hear({ count });
    expect(frame.said).toHaveLength(100);
    expect(frame.hear('more')).toEqual(verdict('passed', false));
    frame.pass(10_001);
    expect(frame.hear('again')).toBeNull();
    expect(frame.said).toHaveLength(101);
  });
});

describe('the mock host', () => {
  function mock(id: string, life = 60) {
    const made = mockHost(definitionOf(id), { life, from: decodeJwt(TOKEN) });
    if ('error' in made) throw new Error(made.error);
    return { ...made, id: 'r' };
  }

  it('answers at once, to the asker’s origin alone, with a fresh token each time', () => {
    const frame = createFrame();
    frame.use(mock('chatzy'));
    expect(frame.hear(ASK, { origin: AGENT })).toEqual(verdict('answered', true));
    frame.pass(1_000);
    frame.hear(ASK, { origin: 'null' });
    const [first, second] = frame.posted;
    expect(first?.targetOrigin).toBe(AGENT);
    expect(second?.targetOrigin).toBe('*');
    const [answer] = encodedTokens(first?.value);
    expect(answer?.path).toBe('$.access_token');
    expect(decodeJwt(answer?.value ?? '')).toMatchObject({
      claims: { sub: 'user-1' },
      issuedAt: NOW,
      expiresAt: NOW + 60_000,
    });
    expect(second?.value).not.toEqual(first?.value);
  });

  it('hands the id back as it was, a number as a number', () => {
    const frame = createFrame();
    frame.use(mock('teams-getauthtoken'));
    frame.hear({ func: 'authentication.getAuthToken', uuidAsString: 'u-1' });
    expect(frame.posted[0]?.value).toMatchObject({
      args: [true, expect.any(String)],
      uuidAsString: 'u-1',
    });
    frame.use(mock('salesforce-canvas'));
    frame.hear(JSON.stringify({ seq: 7, src: 'client', body: { type: 'refresh' } }));
    const text = frame.posted[1]?.value;
    expect(JSON.parse(String(text))).toMatchObject({ type: 'callback', seq: 7, status: 200 });
  });

  it('renews the fields that say when a token expires', () => {
    const frame = createFrame();
    frame.use(mock('luigi', 10));
    frame.hear({ msg: 'luigi.get-context' });
    frame.pass(5_000);
    frame.hear({ msg: 'luigi.get-context' });
    expect(frame.posted.map(({ value }) => value)).toMatchObject([
      { authData: { accessTokenExpirationDate: NOW + 10_000 } },
      { authData: { accessTokenExpirationDate: NOW + 15_000 } },
    ]);
  });

  it('answers an agent that asks in a loop no more than it must', () => {
    const frame = createFrame();
    frame.use(mock('chatzy'));
    for (let count = 0; count < 500; count++) frame.hear(ASK);
    expect(frame.posted).toHaveLength(100);
  });

  it.each(['looker-cookieless', 'superset-guest-token', 'collabora', 'cekura'])(
    'says why it can’t be one of %s',
    (id) => {
      expect(mockHost(definitionOf(id), { life: 1, from: null })).toHaveProperty('error');
    },
  );

  it('is understood by the protocol itself, for every one that it can be', () => {
    for (const definition of catalogue()) {
      const made = mockHost(definition, { life: 60, from: null });
      if ('error' in made || made.effect.type !== 'answer') continue;
      const mark = createMatcher([definition]).message(made.effect.answer.data, false);
      expect([definition.id, mark?.roles.map(({ role }) => role)]).toEqual([
        definition.id,
        expect.arrayContaining(['answer']),
      ]);
    }
  });
});

describe('rules as the user makes them', () => {
  it.each([
    [{ type: 'drop' }, 'Drop answers of Chatzy'],
    [{ type: 'delay', ms: 500 }, 'Delay answers of Chatzy by 500 ms'],
    [replace, 'Replace $.access_token in answers of Chatzy'],
    [{ type: 'duplicate' }, 'Duplicate answers of Chatzy'],
  ] as const)('%j is “%s”', (effect, label) => {
    expect(ruleLabel(ANSWERS, effect, 'Chatzy')).toBe(label);
    expect(ruleProblem({ match: ANSWERS, effect })).toBeNull();
  });

  it.each([
    [MATCH_ALL, { type: 'drop' }],
    [ANSWERS, { type: 'delay', ms: 0 }],
    [ANSWERS, { type: 'delay', ms: Number.NaN }],
    [ANSWERS, { type: 'replace', fields: [] }],
    [ANSWERS, { type: 'replace', fields: [{ path: 'a..b', value: 1 }] }],
    [ANSWERS, { type: 'answer', answer: { data: 1, life: 1 } }],
  ] as const)('%j with %j can’t work', (match, effect) => {
    expect(ruleProblem({ match, effect })).not.toBeNull();
  });

  it('reads a typed value as JSON where it is JSON', () => {
    expect(readValue('{"a":1}', nodeOf)).toEqual({ type: 'object', entries: [['a', 1]], more: 0 });
    expect(readValue('expired', nodeOf)).toBe('expired');
  });

  it('tells held rows from those that the page heard', () => {
    expect((['held', 'dropped', 'answered'] as const).every(isHeld)).toBe(true);
    expect((['delayed', 'passed', 'duplicated'] as const).some(isHeld)).toBe(false);
  });
});
