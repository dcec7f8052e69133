import type { Node } from '@/lib/capture/node';
import { plain, setAt, textOf } from './build';
import { matchesOf } from './condition';
import type { Definition, ExpiryRule, Literal, Match, MessageRule, Operator } from './definition';
import type { Role } from './mark';
import { compilePath } from './path';

/** What a message is made with; what is missing is left out where the protocol allows that. */
export interface SampleValues {
  readonly token?: string | null;
  readonly correlation?: string | null;
  /** ms since 1970. */
  readonly expiresAt?: number | null;
  readonly reason?: string | null;
}

/**
 * A message that the definition takes for the role, written as its partner would write it (a text
 * where its messages are texts). `null` where the definition has no such message. `now` (ms since
 * 1970) is what a time to live counts from.
 */
export function buildMessage(
  definition: Definition,
  role: Role,
  values: SampleValues,
  now: number = Date.now(),
): Node | null {
  const rule = definition.messages.find((one) => one.role === role);
  const match = rule && matchesOf(rule)[0];
  if (!rule || !match) return null;
  let root: Node | undefined;
  const put = (path: string, value: Node): void => {
    root = setAt(root, compilePath(path).steps, value);
  };
  for (const [path, wanted] of Object.entries(match)) {
    const value = sampleOf(wanted);
    if (value !== undefined) put(path, value);
  }
  if (rule.correlation !== undefined && typeof values.correlation === 'string')
    put(rule.correlation, likeBefore(values.correlation, match[rule.correlation]));
  // Some tell their reason in the very field that names the message.
  if (rule.reason !== undefined && isFree(match, rule.reason) && typeof values.reason === 'string')
    put(rule.reason, values.reason);
  putTokens(rule, values, now, put);
  return wrapped(definition, root);
}

function isFree(match: Match, path: string): boolean {
  if (!Object.hasOwn(match, path)) return true;
  const wanted = match[path];
  return typeof wanted === 'object' && wanted !== null && '$type' in wanted;
}

/** The token goes into the first place for an access token; other places (refresh, id) stay as they are. */
function putTokens(
  rule: MessageRule,
  values: SampleValues,
  now: number,
  put: (path: string, value: Node) => void,
): void {
  const token = rule.tokens?.find((one) => (one.use ?? 'access') === 'access') ?? rule.tokens?.[0];
  if (!token) return;
  if (typeof values.token === 'string') put(token.path, values.token);
  if (token.expiry && token.expiry.unit !== 'in-token' && typeof values.expiresAt === 'number')
    put(token.expiry.path, expiryValue(token.expiry.unit, values.expiresAt, now));
}

function expiryValue(unit: ExpiryRule['unit'], expiresAt: number, now: number): Node {
  switch (unit) {
    case 'ttl-s':
      return Math.round((expiresAt - now) / 1000);
    case 'ttl-ms':
      return Math.round(expiresAt - now);
    case 'epoch-s':
      return Math.round(expiresAt / 1000);
    case 'iso-8601':
      return new Date(expiresAt).toISOString();
    default:
      return Math.round(expiresAt);
  }
}

/** Any value that a condition takes; `undefined` where nothing must (or need) be there. */
function sampleOf(wanted: Literal | Operator): Node | undefined {
  if (typeof wanted !== 'object' || wanted === null) return wanted;
  if ('$in' in wanted) return wanted.$in[0];
  if ('$exists' in wanted) return true;
  if ('$regex' in wanted) return textOf(wanted.$regex);
  if (!('$type' in wanted)) return undefined;
  switch (wanted.$type) {
    case 'string':
      return '';
    case 'number':
      return 0;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return { type: 'array', items: [], length: 0 };
    default:
      return { type: 'object', entries: [], more: 0 };
  }
}

/** Ids arrive as texts; a protocol whose ids are numbers gets a number back. */
function likeBefore(correlation: string, wanted: Literal | Operator | undefined): Node {
  const isNumber =
    typeof wanted === 'object' && wanted !== null && '$type' in wanted && wanted.$type === 'number';
  return isNumber && /^-?\d{1,15}$/.test(correlation) ? Number(correlation) : correlation;
}

function wrapped(definition: Definition, root: Node | undefined): Node | null {
  if (root === undefined) return null;
  return definition.payload === 'json' ? JSON.stringify(plain(root)) : root;
}
