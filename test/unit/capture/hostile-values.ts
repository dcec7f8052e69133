import fc from 'fast-check';
import { revive } from '@/lib/capture/revive';
import { catalogue } from '@/lib/protocols/catalogue';
import { buildMessage } from '@/lib/protocols/samples';
import { jwt } from '../session-file/events';

/** What no masked text may hold: found by its shape, or by the field in which it was seen once. */
export const JWT = jwt({ sub: 'user-1', iss: 'https://id.example', exp: 1_795_322_631 });
export const OPAQUE = 'api_9f8e7d6c5b4a39281706f5e4d3c2b1a0';
export const NOW = 1_795_318_900_000;

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** How a page may wrap a token up. */
const COATS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify({ access_token: text }),
  (text) => JSON.stringify({ a: JSON.stringify({ token: text }) }),
  (text) => base64(JSON.stringify({ access_token: text })),
  (text) => Buffer.from(JSON.stringify({ access_token: text })).toString('base64url'),
  (text) => encodeURIComponent(JSON.stringify({ access_token: text })),
  (text) => `https://agent.example/a?access_token=${encodeURIComponent(text)}&x=1#y`,
  (text) => `Bearer ${text}`,
  (text) => `\u202e${text}\u0000`,
  (text) => `eyJ.${text}.`,
];

export const wrapped = fc
  .tuple(fc.constantFrom(JWT, OPAQUE), fc.constantFrom(...COATS))
  .map(([token, coat]) => coat(token));

const names = fc.oneof(
  fc.constantFrom(
    ...(
      '__proto__ constructor prototype toString toJSON then length type event data id args error ' +
      'reason message payload access_token token refresh_token jwt expires_in expiresAt pin '
    ).split(' '),
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const TEXTS = [
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066abc\u2069',
  '\u0000\u001b[31m',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("//x")',
  '{"__proto__":{"polluted":1}}',
  '{"a":',
  `${'['.repeat(3_000)}${']'.repeat(3_000)}`,
  'eyJ'.repeat(2_000),
  'ey.'.repeat(2_000),
  'e30.e30.',
  '%E0%A4%A',
  'javascript:alert(1)//',
  'x'.repeat(90_000),
];

const leaf = fc.oneof(
  wrapped,
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, -0, Number.NaN, Infinity, -Infinity),
  fc.bigInt(),
  // The digits of a token: a masked file must stay one that can be opened.
  fc.constantFrom(12_345_678_901_234_567_890_123_456n, 2n ** 20_000n),
  fc.date({ noInvalidDate: false }),
  fc.uint8Array({ maxLength: 40 }),
  fc.constantFrom<unknown>(JWT, OPAQUE).map((token) => new TextEncoder().encode(String(token))),
  fc.constantFrom<unknown>(
    /(a+)+$/giu,
    Object(1),
    Object('x'),
    new RangeError(`no ${JWT}`),
    new Blob(['x'], { type: 'text/html' }),
    new ArrayBuffer(5_000_000),
    Object.assign([], { length: 2 ** 32 - 1 }),
    Array.from({ length: 3_000 }).reduce<unknown>((inner) => ({ inner }), 1),
    Object.fromEntries(Array.from({ length: 8_000 }, (_, i) => [`k${i}`, i])),
    Symbol.iterator,
    () => 1,
  ),
);

/** A record with these own keys, `__proto__` among them. */
export function record(entries: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [key, value] of entries)
    Object.defineProperty(made, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return made;
}

/** A protocol's own message, with fields changed, added and taken away. */
const nearMisses = fc
  .tuple(
    fc.constantFrom(...catalogue()),
    fc.constantFrom('request', 'answer', 'push', 'refusal', 'echo', 'port-setup'),
    fc.constantFrom(JWT, OPAQUE, '', 'no'),
    fc.array(fc.tuple(names, leaf), { maxLength: 2 }),
    fc.option(fc.nat(5)),
  )
  .map(([definition, role, token, extra, dropped]) => {
    const values = { token, correlation: '41', expiresAt: NOW + 60_000, reason: `no: ${token}` };
    const node = buildMessage(definition, role, values, NOW);
    const { value } = revive(node);
    if (typeof value !== 'object' || value === null) return value;
    return record([...Object.entries(value).filter((_, i) => i !== dropped), ...extra]);
  });

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    nearMisses,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.sparseArray(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('value')), { maxLength: 5 }).map(record),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 }).map((list) => new Map(list)),
    fc.array(tie('value'), { maxLength: 3 }).map((list) => new Set(list)),
    tie('value').map((inner) => {
      const cycle: Record<string, unknown> = { type: '[TOKEN_REFRESH]', inner };
      cycle['self'] = cycle;
      return new Map<unknown, unknown>([[cycle, { cycle }]]);
    }),
  ),
}));

/** Any value that a hostile page may post. */
export const hostileValue = fc.oneof(
  { weight: 2, arbitrary: nearMisses },
  { weight: 3, arbitrary: value },
);

export const hostileText = fc.oneof(fc.constantFrom(...TEXTS), wrapped, names);
