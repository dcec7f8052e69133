import { runInNewContext } from 'node:vm';
import { execFileSync } from 'node:child_process';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callCode, copyCall, copyClaims, copyMessage, copyToken } from '@/lib/act/copy';
import { shellQuote, toCurl } from '@/lib/act/curl';
import { hostHandler } from '@/lib/act/handler';
import { jsLiteral } from '@/lib/act/js-literal';
import { hasMask, masker, unmasker } from '@/lib/act/mask-text';
import { encode } from '@/lib/capture/encode';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { maskToken } from '@/lib/tokens/mask';
import {
  AGENT,
  HOST,
  NOW,
  TOKEN,
  agentEvent,
  definitionOf,
  lastRow,
  messageEvent,
  sessionOf,
} from './act-session';

/** What the code gives, as this world's own value. */
function run(code: string, globals: object = {}): unknown {
  return structuredClone(runInNewContext(code, { ...globals }) as unknown);
}

function cyclic(): unknown {
  const value: Record<string, unknown> = { list: [{ deep: 1 }] };
  value['self'] = value;
  value['again'] = value['list'];
  return value;
}

describe('jsLiteral', () => {
  const values: readonly (readonly [string, unknown])[] = [
    ['primitives', [null, true, 1.5, -0, Number.NaN, -Infinity, 'a', undefined, 10n ** 30n]],
    ['strings', ['</script><!--', '\u2028\u2029', 'a\n"\\\'`${x}', '\u{1f600}', '\ud800']],
    ['dates', [new Date(NOW), new Date(Number.NaN)]],
    [
      'maps and sets',
      new Map<unknown, unknown>([
        [{ a: 1 }, new Set([1, 'b'])],
        ['k', new Map()],
      ]),
    ],
    ['regexps', /a\/"b"/giu],
    ['boxed', [Object(1), Object('s'), Object(false), Object(2n)]],
    ['bytes', [new Uint8Array([1, 2]), new Float64Array([1.5]), new Uint8Array([9]).buffer]],
    ['views', [new DataView(new ArrayBuffer(3)), new BigInt64Array([-1n])]],
    ['holes', [, 1, , ,]], // oxlint-disable-line no-sparse-arrays
    ['odd keys', { 'a b': 1, '1': 2, constructor: 3, 'x"</script>': 4, long: 'y'.repeat(80) }],
    ['own __proto__', JSON.parse('{"__proto__":{"a":1},"b":[{"__proto__":1}]}')],
    ['cycles', cyclic()],
  ];
  it.each(values)('%s are rebuilt', (_, value) => {
    const code = jsLiteral(encode(value).root);
    // `inspect` tells kinds, holes, -0 and cycles, which equality overlooks.
    expect(inspect(run(`(${code})`), { depth: 9 })).toBe(
      inspect(structuredClone(value), { depth: 9 }),
    );
    expect(code).not.toContain('</');
  });

  it('rebuilds errors of their own kind', () => {
    const custom = Object.assign(new Error('b'), { name: 'MyError' });
    for (const error of [new TypeError('no\n*/'), custom]) {
      const { name, message } = error;
      const node = { type: 'error', name, message } as const;
      expect(run(`((e) => [e.name, e.message])(${jsLiteral(node)})`)).toEqual([name, message]);
    }
  });

  it('is valid JavaScript for anything that can be posted', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withDate: true,
          withMap: true,
          withBigInt: true,
          withSet: true,
          withTypedArray: true,
          withSparseArray: true,
        }),
        (value) => {
          expect(() => run(`void (${jsLiteral(encode(value).root)})`)).not.toThrow();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('says in a comment what it can’t rebuild, and nothing ends the comment', () => {
    const code = jsLiteral({ type: 'handle', name: '*/ alert(1) /*\n//', detail: '' });
    expect(code).toBe('undefined /* * / alert(1) /* // */');
    expect(run(`[${code}]`)).toEqual([undefined]);
  });
});

describe('shellQuote', () => {
  it('is one word that a shell reads back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 20 }), (texts) => {
        // Lone surrogates have no bytes, so a shell can't be given any.
        const given = texts.map((text) => text.toWellFormed());
        const code = `printf '%s\\0' ${given.map(shellQuote).join(' ')}`;
        const back = execFileSync('sh', ['-c', code], { encoding: 'utf8' });
        expect(back.split('\0').slice(0, -1)).toEqual(
          given.map((text) => text.replaceAll('\0', '')),
        );
      }),
      { numRuns: 4 },
    );
  });
});

describe('toCurl', () => {
  const request = {
    method: 'POST',
    url: `https://api.example/refresh?t=${TOKEN}`,
    headers: [
      { name: 'authorization', value: `Bearer ${TOKEN}` },
      { name: 'Cookie', value: 'session=s3cret' },
      { name: 'X-Evil', value: "a'\r\nInjected: 1" },
      { name: 'Content-Length', value: '3' },
    ],
    body: `{"refresh_token":"${TOKEN}"}`,
  };

  it('gives the words that the request was made of', () => {
    const code = toCurl(request).replace(/^curl/, 'printf "%s\\n"');
    expect(execFileSync('sh', ['-c', code], { encoding: 'utf8' }).trim().split('\n')).toEqual([
      '--globoff',
      '--url',
      request.url,
      '-H',
      `authorization: Bearer ${TOKEN}`,
      '-H',
      'Cookie: session=s3cret',
      '-H',
      "X-Evil: a' Injected: 1",
      '--data-raw',
      request.body,
    ]);
  });

  it('shows no secret when masked', () => {
    const code = toCurl(request, { mask: masker([TOKEN]) });
    expect(code).not.toContain(TOKEN);
    expect(code).not.toContain('s3cret');
    expect(code).toContain(`'authorization: Bearer ${maskToken(TOKEN)}'`);
  });

  it('names the method only where curl would choose another', () => {
    const get = { ...request, headers: [], body: null };
    expect(toCurl({ ...get, method: 'GET' })).not.toContain('-X');
    expect(toCurl(get)).toContain('-X POST');
    expect(toCurl({ ...get, method: 'x; rm' })).not.toContain('rm');
  });
});

describe('masks', () => {
  it('are put in everywhere, and taken out again', () => {
    const text = `{"a":"${TOKEN}","url":"https://x/?t=${encodeURIComponent(`${TOKEN}=`)}"}`;
    const masked = masker([TOKEN, `${TOKEN}=`, 'short'])(text);
    expect(masked).not.toContain(TOKEN);
    expect(hasMask(masked)).toBe(true);
    expect(unmasker([TOKEN])(masker([TOKEN])(text))).toBe(text);
    expect(hasMask('"Loading…" and …')).toBe(false);
  });
});

describe('copies of a message', () => {
  const session = sessionOf(
    agentEvent({ element: { src: '', name: '', id: "o'hare", sandbox: null, shadow: false } }),
    messageEvent({ type: '[TOKEN_REFRESH_RESPONSE]', access_token: TOKEN }),
  );
  const row = lastRow(session);
  const [token] = session.tokens.values();

  it('is a call that posts the same', () => {
    const posted: unknown[] = [];
    const contentWindow = { postMessage: (...call: unknown[]) => posted.push(...call) };
    const found: string[] = [];
    const document = {
      getElementById(id: string) {
        found.push(id);
        return { contentWindow };
      },
    };
    runInNewContext(copyCall(row, session, { masked: false }), { document });
    expect(found).toEqual(["o'hare"]);
    expect(structuredClone(posted)).toEqual([
      { type: '[TOKEN_REFRESH_RESPONSE]', access_token: TOKEN },
      AGENT,
    ]);
  });

  it('names the parent from below', () => {
    const up = sessionOf(messageEvent(1, { sender: 'agent', receiver: 'host' }));
    expect(copyCall(lastRow(up), up, { masked: true })).toBe(`parent.postMessage(1, "${HOST}");`);
  });

  it('shows masks unless told otherwise', () => {
    for (const copied of [copyMessage, copyCall]) {
      expect(copied(row, session, { masked: true })).not.toContain(TOKEN);
      expect(copied(row, session, { masked: false })).toContain(TOKEN);
    }
    if (!token) throw new Error('No token');
    expect(copyToken(token, { masked: true })).toBe(maskToken(TOKEN));
    expect(copyToken(token, { masked: false })).toBe(TOKEN);
    expect(JSON.parse(copyClaims(token))).toMatchObject({ claims: { sub: 'user-1' } });
  });

  it('escapes the target origin', () => {
    expect(callCode('window', null, '"</script>')).toBe(
      'window.postMessage(null, "\\"\\u003c/script>");',
    );
  });
});

describe('hostHandler', () => {
  /** Runs the snippet as a host page would, and gives back what the agent is told. */
  async function hostPage(code: string, event: { data: unknown; origin: string; own?: boolean }) {
    const posted: [unknown, unknown][] = [];
    let listener: ((event: unknown) => Promise<void>) | null = null;
    const source = {
      postMessage: (data: unknown, origin: unknown) => posted.push([data, origin]),
    };
    const expiresAt = NOW + 60_000;
    runInNewContext(code, {
      Date,
      window: { addEventListener: (_: string, given: typeof listener) => void (listener = given) },
      document: { querySelector: () => ({ contentWindow: event.own === false ? {} : source }) },
      fetch: async () => ({ ok: true, json: async () => ({ token: TOKEN, expiresAt }) }),
    });
    const heard = listener as ((event: unknown) => Promise<void>) | null;
    await heard?.({ ...event, source });
    return structuredClone(posted);
  }

  const chatzy = hostHandler(definitionOf('chatzy'), AGENT);
  const code = 'code' in chatzy ? chatzy.code : '';
  const ask = { type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' };

  it('answers the agent, and nobody else', async () => {
    const answer = { type: '[TOKEN_REFRESH_RESPONSE]', access_token: TOKEN };
    expect(await hostPage(code, { data: ask, origin: AGENT })).toEqual([[answer, AGENT]]);
    expect(await hostPage(code, { data: ask, origin: 'https://evil.example' })).toEqual([]);
    for (const data of [null, undefined, 'x', { type: 'other' }, [1]])
      expect(await hostPage(code, { data, origin: AGENT })).toEqual([]);
  });

  it('compares the window of a sandboxed agent', async () => {
    const handler = hostHandler(definitionOf('chatzy'), 'null');
    const sandboxed = 'code' in handler ? handler.code : '';
    expect(await hostPage(sandboxed, { data: ask, origin: 'null' })).toHaveLength(1);
    expect(await hostPage(sandboxed, { data: ask, origin: 'null', own: false })).toEqual([]);
  });

  const asked: Readonly<Record<string, unknown>> = {
    'teams-getauthtoken': { func: 'authentication.getAuthToken', uuidAsString: 'u-1' },
    'monday-session-token': { method: 'get', args: { type: 'sessionToken' }, requestId: 'r-1' },
    'salesforce-canvas': JSON.stringify({ seq: 7, src: 'client', body: { type: 'refresh' } }),
    luigi: { msg: 'luigi.get-context' },
    'shopify-session-token': {
      type: 'dispatch',
      payload: { type: 'APP::SESSION_TOKEN::REQUEST' },
    },
  };
  it.each(Object.entries(asked))('is understood by %s', async (id, data) => {
    const definition = definitionOf(id);
    const handler = hostHandler(definition, AGENT);
    if ('error' in handler) throw new Error(handler.error);
    const [told] = await hostPage(handler.code, { data, origin: AGENT });
    const root = encode(told?.[0]).root;
    const mark = createMatcher([definition]).message(root, false, NOW);
    const role = mark?.roles.find((one) => one.role === 'answer');
    expect(mark?.tokens[role?.tokens[0] ?? -1]?.value).toBe(TOKEN);
    const wanted = createMatcher([definition]).message(encode(data).root, false)?.roles[0];
    expect(role?.correlation).toBe(wanted?.correlation);
  });

  it('is code or a reason for every protocol', () => {
    for (const definition of catalogue()) {
      const handler = hostHandler(definition, AGENT);
      const told = 'error' in handler ? '' : handler.code;
      expect(() => run(`void (() => { ${told} })`)).not.toThrow();
    }
  });

  it('can’t be broken out of by a hostile origin or name', () => {
    const definition = { ...definitionOf('chatzy'), name: 'x\nalert(1)//</script>' };
    const handler = hostHandler(definition, '";alert(1);"');
    const text = 'code' in handler ? handler.code : '';
    const alert = () => {
      throw new Error('broken out');
    };
    const window = { addEventListener: () => undefined };
    expect(() => runInNewContext(text, { window, alert })).not.toThrow();
    expect(text).not.toContain('</script');
  });
});
