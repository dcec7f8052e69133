import { describe, expect, it } from 'vitest';
import { ANSWER_KINDS, prepareAnswer } from '@/lib/act/answers';
import type { AnswerKind, AnswerOrder } from '@/lib/act/answers';
import { prepareAsk } from '@/lib/act/ask';
import { verifyToken } from '@/lib/act/verify';
import { jsonText } from '@/lib/act/json-node';
import { nodeAt } from '@/lib/act/node-path';
import { createMatcher } from '@/lib/protocols/match';
import { decodeJwt } from '@/lib/tokens/decode';
import type { Token } from '@/lib/tokens/token';
import { jwt } from '../../support/jwt';
import { NOW, TOKEN, definitionOf, rowOf, sessionOf, messageEvent } from './act-session';

function tokenOf(value: string): Token {
  const field = { type: '[TOKEN_REFRESH_RESPONSE]', access_token: value };
  const [token] = sessionOf(messageEvent(field)).tokens.values();
  if (!token) throw new Error('No token');
  return token;
}

const opaque: Token = {
  ...tokenOf(TOKEN),
  value: 'opaque-token-of-looker',
  kind: 'opaque',
  jwt: null,
};
const chatzy: AnswerOrder = {
  definition: definitionOf('chatzy'),
  request: null,
  lastToken: tokenOf(TOKEN),
  now: NOW,
};
const teams: AnswerOrder = {
  ...chatzy,
  definition: definitionOf('teams-getauthtoken'),
  request: rowOf({ func: 'authentication.getAuthToken', uuidAsString: 'u-1', id: 1 }),
};
const looker: AnswerOrder = {
  ...chatzy,
  definition: definitionOf('looker-cookieless'),
  lastToken: opaque,
};

async function answer(kind: AnswerKind, order: AnswerOrder) {
  const prepared = await prepareAnswer(kind, order);
  if ('error' in prepared) return { error: prepared.error };
  return JSON.parse(jsonText(prepared.data)) as unknown;
}

/** The token that the protocol itself finds in an answer. */
async function tokenIn(kind: AnswerKind, order: AnswerOrder) {
  const prepared = await prepareAnswer(kind, order);
  if ('error' in prepared) throw new Error(prepared.error);
  const { definition } = order;
  const port = definition.transport !== 'window';
  const mark = createMatcher([definition]).message(prepared.data, port, NOW);
  const role = mark?.roles.find((one) => one.role === 'answer');
  return mark?.tokens[role?.tokens[0] ?? -1];
}

describe('answers of Chatzy', () => {
  it('gives the last token again', async () => {
    expect(await answer('last', chatzy)).toEqual({
      type: '[TOKEN_REFRESH_RESPONSE]',
      access_token: TOKEN,
    });
  });

  it.each([
    ['fresh', 400, 'user-1'],
    ['expired', -60, 'user-1'],
    ['expiring', 30, 'user-1'],
    ['subject', 400, 'user-1-other'],
  ] as const)('%s: lives %i s, for %s', async (kind, life, subject) => {
    const token = await tokenIn(kind, chatzy);
    const decoded = decodeJwt(token?.value ?? '');
    expect(decoded?.expiresAt).toBe(NOW + life * 1000);
    expect(decoded?.claims).toMatchObject({ sub: subject });
    expect(decoded?.problems).toEqual([expect.stringContaining('none')]);
  });

  it('spoils one thing at a time', async () => {
    expect(await answer('wrong-field', chatzy)).toMatchObject({
      type: '[TOKEN_REFRESH_RESPONSE]',
      accessToken: expect.stringMatching(/^ey/),
    });
    expect(await answer('wrong-type', chatzy)).toMatchObject({
      type: 'TOKEN_REFRESH_RESPONSE',
      access_token: expect.stringMatching(/^ey/),
    });
    const malformed = await prepareAnswer('malformed', chatzy);
    const token = 'data' in malformed ? nodeAt(malformed.data, 'access_token') : null;
    const text = typeof token === 'string' ? token : '';
    expect(text.split('.')).toHaveLength(2);
    expect(decodeJwt(text)).toBeNull();
  });

  it('says what it can’t do', async () => {
    const { messages, ...rest } = chatzy.definition;
    const kept = messages.filter(({ role }) => role !== 'refusal');
    const definition = { ...rest, messages: kept };
    expect(await answer('refusal', { ...chatzy, definition })).toEqual({
      error: 'Chatzy has no refusal message.',
    });
    expect(await answer('last', { ...chatzy, lastToken: null })).toEqual({
      error: 'No token of this agent was seen yet.',
    });
    expect(await answer('given', chatzy)).toEqual({ error: 'Give a token first.' });
    const key = { kind: 'secret', text: 'x', alg: 'RS256' } as const;
    expect(await answer('fresh', { ...chatzy, key })).toHaveProperty('error');
  });

  it('signs with the user’s key', async () => {
    const key = { kind: 'secret', text: 'a secret of this session only', alg: 'HS256' } as const;
    const token = await tokenIn('fresh', { ...chatzy, key });
    expect(await verifyToken(token?.value ?? '', key)).toMatchObject({ ok: true });
  });

  it('keeps hostile claims as claims', async () => {
    const value = jwt(Object.fromEntries([['__proto__', { a: 1 }]]));
    const token = await tokenIn('fresh', { ...chatzy, lastToken: tokenOf(value) });
    expect(Object.hasOwn(decodeJwt(token?.value ?? '')?.claims ?? {}, '__proto__')).toBe(true);
  });
});

describe('answers of Teams', () => {
  it('joins the request by its id', async () => {
    expect(await answer('last', teams)).toEqual({ args: [true, TOKEN], uuidAsString: 'u-1' });
    expect(await answer('refusal', teams)).toEqual({
      args: [false, 'Test refusal'],
      uuidAsString: 'u-1',
    });
  });

  it('spoils the token’s place, or its type', async () => {
    expect(await answer('wrong-field', teams)).toEqual({
      args: [true, null, expect.stringMatching(/^ey/)],
      uuidAsString: 'u-1',
    });
    expect(await answer('wrong-type', teams)).toEqual({
      args: [true, 12_345],
      uuidAsString: 'u-1',
    });
  });

  it('can’t answer what nobody asked', async () => {
    expect(await answer('last', { ...teams, request: null })).toEqual({
      error: 'Microsoft Teams tab answers a request by its id: no request was seen.',
    });
  });
});

describe('answers of Looker', () => {
  it.each([
    ['last', 300],
    ['expiring', 30],
    ['expired', -60],
  ] as const)('%s: its field says %i s', async (kind, ttl) => {
    expect(await answer(kind, looker)).toMatchObject({
      action: 1,
      data: { eventName: 'session:tokens', payload: [{ api_token_ttl: ttl }] },
    });
    expect((await tokenIn(kind, looker))?.expiresAt).toBe(NOW + ttl * 1000);
  });

  it('has another event name, or no token, when spoilt', async () => {
    expect(await answer('wrong-type', looker)).toMatchObject({
      data: { eventName: 'SESSION:TOKENS' },
    });
    expect(await answer('wrong-field', looker)).toMatchObject({
      data: { payload: [{ apiToken: expect.stringMatching(/^test-/) }] },
    });
    expect(await answer('subject', looker)).toHaveProperty('error');
  });
});

describe('every kind of answer', () => {
  it.each(ANSWER_KINDS)('%s works or says why not', async (kind) => {
    for (const order of [chatzy, teams, looker]) {
      const prepared = await prepareAnswer(kind, order);
      expect('error' in prepared ? prepared.error : prepared.label).not.toBe('');
    }
  });
});

describe('prepareAsk', () => {
  it('is the protocol’s request', () => {
    expect(prepareAsk(chatzy.definition, null)).toEqual({
      data: {
        type: 'object',
        entries: [
          ['type', '[TOKEN_REFRESH]'],
          ['reason', 'TokenExpiredError'],
        ],
        more: 0,
      },
      label: 'Asked as the agent: Chatzy',
    });
  });

  it.each(['looker-cookieless', 'cekura', 'keycloak-silent'])('says why not: %s', (id) => {
    expect(prepareAsk(definitionOf(id), null)).toHaveProperty('error');
  });
});
