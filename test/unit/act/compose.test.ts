import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameChoices } from '@/lib/act/choices';
import { checkDraft, draftText, protocolFields, sendCommand } from '@/lib/act/compose';
import type { Draft } from '@/lib/act/compose';
import { FAVOURITES_KEY, createFavourites } from '@/lib/act/favourites';
import { findJsonProblem } from '@/lib/act/json-error';
import { jsonText, nodeOf } from '@/lib/act/json-node';
import { targetOriginProblem } from '@/lib/act/url';
import { encode } from '@/lib/capture/encode';
import { catalogue } from '@/lib/protocols/catalogue';
import { maskToken } from '@/lib/tokens/mask';
import { AGENT, HOST, NOW, TOKEN, agentEvent, sessionOf } from './act-session';

const session = sessionOf();
const draft: Draft = {
  text: '{}',
  original: null,
  speaker: 'host',
  receiver: 'agent',
  targetOrigin: AGENT,
};

function check(more: Partial<Draft>, secrets: readonly string[] = []) {
  return checkDraft({ ...draft, ...more }, session, secrets);
}

function canParse(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it('names frames to choose from without the tokens in their addresses', () => {
  const url = `${AGENT}/embed/dashboard/${TOKEN}?token=${TOKEN}`;
  const labels = frameChoices(sessionOf(agentEvent({ url }))).map(({ label }) => label);
  expect(labels).toContain(`agent.example (${AGENT}/embed/dashboard/${maskToken(TOKEN)})`);
});

const EMPTY = { type: 'object', entries: [], more: 0 } as const;

/** Two values whose masks end alike. */
function twoOfOneMask(first: (n: number) => string, second = first): readonly [string, string] {
  const byEnd = new Map<string, string>();
  for (let n = 0; ; n++) {
    const found = byEnd.get(maskToken(second(n)).slice(-4));
    if (found !== undefined) return [found, second(n)];
    byEnd.set(maskToken(first(n)).slice(-4), first(n));
  }
}

describe('findJsonProblem', () => {
  const texts: readonly (readonly [string, number, number, string])[] = [
    ['', 1, 1, 'Write JSON here'],
    ['{"a": 1,\n "b" 2}', 2, 6, 'A colon'],
    ['{"a": 1,\n}', 2, 1, 'A comma stands before the end'],
    ["{'a': 1}", 1, 2, 'double quotes'],
    ['[1 2]', 1, 4, 'A comma or the end'],
    ['[1, nul]', 1, 5, 'A value'],
    ['{"a": "x\ny"}', 1, 7, 'has no end'],
    ['{"a": [1', 1, 9, 'too early'],
    ['{"a": 01}', 1, 7, 'A value'],
    ['{} {}', 1, 4, 'has ended'],
    ['["\u0001"]', 1, 3, 'A value'],
  ];
  it.each(texts)('%j is wrong at %i:%i', (text, line, column, reason) => {
    const problem = findJsonProblem(text);
    expect(problem).toMatchObject({ line, column });
    expect(problem?.reason).toContain(reason);
  });

  it('finds one exactly where JSON.parse throws', () => {
    const near = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((text) => text.slice(0, -1)),
    );
    fc.assert(
      fc.property(
        near,
        fc.nat(),
        fc.constantFrom('', '"', ',', '}', '\\', '0'),
        (json, at, extra) => {
          const text =
            json.slice(0, at % (json.length + 1)) + extra + json.slice(at % (json.length + 1));
          expect(findJsonProblem(text) === null).toBe(canParse(text));
        },
      ),
    );
  });
});

describe('jsonText and nodeOf', () => {
  it('lose nothing of JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value = JSON.parse(text) as unknown;
        expect(JSON.parse(jsonText(nodeOf(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(jsonText(nodeOf(JSON.parse('{"__proto__":{"x":1}}')))).toBe('{"__proto__":{"x":1}}');
  });
});

describe('checkDraft', () => {
  it('gives what is sent', () => {
    const { data, problems } = check({ text: '{"a": [1, null]}' });
    expect(problems).toEqual([]);
    expect(data).toEqual(encode({ a: [1, null] }).root);
    const named = { ...draft, speaker: 'host', receiver: 'agent' };
    expect(sendCommand(named, data)).toMatchObject({ kind: 'send', targetOrigin: AGENT });
  });

  const wrong: readonly (readonly [Partial<Draft>, string, string])[] = [
    [{ text: '{"a": }' }, 'text', 'A value belongs here.'],
    [{ speaker: null }, 'speaker', 'Choose the frame that speaks.'],
    [{ receiver: null }, 'receiver', 'Choose the frame that hears.'],
    [{ receiver: 'gone' }, 'receiver', 'Nobody knows'],
    [{ targetOrigin: '' }, 'targetOrigin', 'Give the receiver’s origin'],
    [{ targetOrigin: `${AGENT}/` }, 'targetOrigin', 'An origin has no path'],
    [{ targetOrigin: HOST }, 'targetOrigin', 'would not deliver'],
    [{ text: `{"t": "${maskToken(TOKEN)}"}` }, 'text', 'A masked token stands in it'],
  ];
  it.each(wrong)('%j is a problem of %s', (more, field, reason) => {
    const { data, problems } = check(more);
    expect(data).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ field });
    expect(problems[0]?.reason).toContain(reason);
  });

  it('sends no token for a mask that two of them share', () => {
    const shared = twoOfOneMask((n) => `token of no. ${n}`);
    for (const secrets of [shared, shared.toReversed()]) {
      const { data, problems } = check(
        { text: draftText({ ...EMPTY, entries: [['t', shared[0]]] }, secrets) },
        secrets,
      );
      expect(data).toBeNull();
      expect(problems).toMatchObject([{ field: 'text' }]);
      expect(problems[0]?.reason).toContain('more than one token');
      expect(check({ text: '{"t": "no mask"}' }, secrets).problems).toEqual([]);
    }
  });

  it('takes no mask for a part of a longer one', () => {
    const head = maskToken(TOKEN).slice(0, 3);
    const [short, long] = twoOfOneMask(
      (n) => `a token of no shape, longer than the other: ${n}`,
      (n) => `eyJhbGci.${n}.of-a-jwt`,
    );
    expect(maskToken(long)).toBe(head + maskToken(short));
    for (const secrets of [
      [short, long],
      [long, short],
    ]) {
      const { data } = check(
        { text: JSON.stringify([maskToken(long), maskToken(short)]) },
        secrets,
      );
      expect(data).toMatchObject({ items: [long, short] });
    }
  });

  it('shows tokens as masks and sends them as they are', () => {
    const original = encode({ type: 'x', access_token: TOKEN }).root;
    const text = draftText(original, [TOKEN]);
    expect(text).not.toContain(TOKEN);
    const { data } = check({ text: text.replace('"x"', '"y"'), original }, [TOKEN]);
    expect(data).toEqual(encode({ type: 'y', access_token: TOKEN }).root);
  });

  it('keeps values beyond JSON where their text is not edited', () => {
    const value = { at: new Date(NOW), list: [1n, new Map([['k', 1]])], gone: undefined, n: 1 };
    const original = encode(value).root;
    const text = draftText(original, []);
    expect(check({ text, original }).data).toEqual(original);
    const edited = text.replace('"n": 1', '"n": 2');
    expect(check({ text: edited, original }).data).toEqual(
      encode({ at: value.at, list: value.list, n: 2, gone: undefined }).root,
    );
    expect(check({ text: '{"at": "now"}', original }).data).toEqual(
      encode({ at: 'now', gone: undefined }).root,
    );
  });

  it('refuses an original that was recorded in part', () => {
    const original = encode({ a: 'x'.repeat(200_000) }).root;
    const { problems } = check({ text: draftText(original, []), original });
    expect(problems[0]?.reason).toBe('Only a part of $.a was recorded.');
  });
});

describe('targetOriginProblem', () => {
  it.each(['*', 'https://a.example', 'http://localhost:3000', 'https://[::1]:8'])(
    '%s is one',
    (text) => {
      expect(targetOriginProblem(text)).toBeNull();
    },
  );
  it.each([
    'null',
    'a.example',
    '/',
    'https://a.example/x',
    'HTTPS://A.example',
    'data:,x',
    'https://a.example:443',
  ])('%s is none', (text) => expect(targetOriginProblem(text)).not.toBeNull());
});

describe('protocolFields', () => {
  it('names what the protocol knows', () => {
    const answer = encode({ type: '[TOKEN_REFRESH_RESPONSE]', access_token: TOKEN, x: 1 }).root;
    expect(protocolFields(answer, session, catalogue())).toEqual([
      { path: '$.access_token', name: 'access token' },
      { path: '$.type', name: 'tells what it is' },
    ]);
    expect(protocolFields(1, sessionOf(agentEvent()), catalogue())).toEqual([]);
  });
});

describe('favourites', () => {
  const text = JSON.stringify({ access_token: TOKEN, refresh_token: 'refresh-1a2b3c4d5e6f7a8b' });
  const favourite = {
    site: HOST,
    name: 'Answer',
    text,
    speakerOrigin: HOST,
    receiverOrigin: AGENT,
  };

  function storage(stored: Record<string, unknown> = {}) {
    const items = stored;
    return {
      items,
      get: async () => items,
      set: async (more: Readonly<Record<string, unknown>>) => void Object.assign(items, more),
    };
  }

  it('are in memory alone until they are saved', async () => {
    const kept = storage();
    const { add, sent, history, all } = createFavourites(kept);
    add(favourite);
    sent(favourite);
    sent(favourite);
    expect(all.value).toHaveLength(1);
    expect(history.value).toHaveLength(1);
    expect(kept.items).toEqual({});
  });

  it('are saved without their tokens, and only when the user agrees', async () => {
    const kept = storage();
    const favourites = createFavourites(kept);
    const { id } = favourites.add(favourite);
    const options = { secrets: [], confirmed: false };
    expect(await favourites.save(id, options)).toEqual({ saved: false, tokens: 2 });
    expect(kept.items).toEqual({});
    await favourites.save(id, { ...options, confirmed: true });
    const saved = JSON.stringify(kept.items);
    expect(saved).toContain(maskToken(TOKEN));
    expect(saved).not.toContain(TOKEN);
    expect(saved).not.toContain('refresh-1a2b3c4d5e6f7a8b');

    const again = createFavourites(kept);
    await again.load();
    expect(again.all.value).toEqual([{ ...favourites.all.value[0], saved: true }]);
    await again.remove(id);
    expect(kept.items).toEqual({ [FAVOURITES_KEY]: [] });
  });

  it('of two panels are all saved, and only the one removed is gone', async () => {
    const kept = storage();
    const plain = { ...favourite, text: '{}' };
    const options = { secrets: [], confirmed: false };
    const [one, other] = [createFavourites(kept), createFavourites(kept)];
    await Promise.all([one.load(), other.load()]);
    const { id: first } = one.add(plain);
    const { id: second } = one.add(plain);
    const { id: third } = other.add(plain);
    await Promise.all([one.save(first, options), one.save(second, options)]);
    await other.save(third, options);
    const again = createFavourites(kept);
    await again.save(again.add(plain).id, options); // before it has loaded
    await one.remove(first);
    await again.load();
    expect(again.all.value).toHaveLength(3);
    expect(again.all.value.map(({ id }) => id)).toEqual(expect.arrayContaining([second, third]));
  });

  it('ignore what was stored by somebody else', async () => {
    const favourites = createFavourites(storage({ [FAVOURITES_KEY]: [{ id: 1 }] }));
    await favourites.load();
    expect(favourites.all.value).toEqual([]);
  });
});
