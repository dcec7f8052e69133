import type { Node } from '@/lib/capture/node';
import { expiryField } from '@/lib/tokens/expiry';
import { findTokens } from '@/lib/tokens/find';
import type { FoundToken } from '@/lib/tokens/token';
import type {
  Definition,
  ExpiryRule,
  Match,
  MessageRule,
  TokenRule,
  Transport,
} from './definition';
import { sameId } from './evidence';
import { insideOf, nameFields } from './message-name';
import { compilePath } from './path';

/** What the observed messages can't say. */
export interface DraftNames {
  readonly name: string;
  /** `window` where not said. */
  readonly transport?: Transport;
  /** Tokens that are known by other means than shape and field: no value with one of them is written down. */
  readonly known?: readonly string[];
}

/**
 * A definition of a protocol of which one exchange was seen: a beginning for its author, who knows
 * which of its fields are always the same. It matches the messages that it was made of.
 */
export function draftDefinition(request: Node | null, answer: Node, names: DraftNames): Definition {
  const joined = request === null ? null : sameId(request, answer);
  const messages: MessageRule[] = [];
  if (request !== null) {
    const match = matchOf(request, names.known);
    const correlation = joined ? { correlation: plainPath(joined.request) } : {};
    if (match) messages.push({ role: 'request', from: 'frame', match, ...correlation });
  }
  messages.push(answerRule(answer, request === null, joined?.answer ?? null, names.known));
  return {
    id: idOf(names.name),
    name: names.name.slice(0, 100) || 'Draft',
    transport: names.transport ?? 'window',
    payload: payloadOf(request ?? answer, answer),
    messages,
  };
}

function answerRule(
  answer: Node,
  unasked: boolean,
  id: string | null,
  known?: readonly string[],
): MessageRule {
  const inside = insideOf(answer);
  const found = findTokens(inside).slice(0, 5);
  const named = matchOf(answer, known);
  const tokens = found.map((token) => tokenRule(inside, token));
  const place = tokens[0]?.path === '$' ? undefined : tokens[0]?.path;
  const [first] = found;
  const isBareJwt =
    first?.kind === 'jwt' && typeof inside === 'string' && inside.startsWith(first.value);
  return {
    role: unasked ? 'push' : 'answer',
    from: 'host',
    match: {
      ...named,
      ...(place === undefined ? {} : { [place]: { $type: 'string' } }),
      ...(named || place !== undefined
        ? {}
        : { $: isBareJwt ? { $regex: '^e[yw]' } : { $exists: true } }),
    },
    // Nothing names it: only the request that is open tells it from any other message.
    ...(named === null && id !== null ? { needsRequest: true } : {}),
    ...(id === null ? {} : { correlation: plainPath(id) }),
    tokens,
  };
}

/** The fields that name the message; `null` where none does. What is written down holds no token. */
function matchOf(root: Node, known: readonly string[] = []): Match | null {
  const inside = insideOf(root);
  const secrets = [...known, ...findTokens(inside).map(({ value }) => value)];
  const holdsToken = (text: string) =>
    findTokens(text).length > 0 || secrets.some((secret) => text.includes(secret));
  if (typeof inside === 'string') return textMatch(inside, holdsToken);
  const fields = nameFields(root).filter(({ value }) => !holdsToken(value));
  const outer = fields.filter(({ path }) => path.split('.').length <= 3).slice(0, 3);
  if (outer.length === 0) return null;
  return Object.fromEntries(outer.map(({ path, value }) => [plainPath(path), value]));
}

function textMatch(text: string, holdsToken: (text: string) => boolean): Match | null {
  const delimiter = delimiterOf(text);
  const name = delimiter === null ? text : text.slice(0, text.indexOf(delimiter));
  if (name.length > 200 || holdsToken(name)) return null;
  return { [delimiter === null ? '$' : `@before(${delimiter})`]: name };
}

/** `TOKEN:eyJ…`: what stands between a text's name and the rest of it. An address is read by its parameters. */
function delimiterOf(text: string): string | null {
  return /^[\w.\-[\] ]{2,60}([:|;,=])(?!\/\/)/.exec(text)?.[1] ?? null;
}

function tokenRule(root: Node, found: FoundToken): TokenRule {
  const use = found.use === 'access' ? {} : { use: found.use };
  const delimiter = typeof root === 'string' && found.path === '$' ? delimiterOf(root) : null;
  const path = delimiter === null ? plainPath(found.path) : `@after(${delimiter})`;
  const expiry = expiryOf(root, found);
  return { path, ...use, ...(expiry ? { expiry } : {}) };
}

function expiryOf(root: Node, found: FoundToken): ExpiryRule | null {
  const { steps, text } = compilePath(found.path);
  const last = steps.at(-1);
  if (last?.type === 'key') {
    const parent = text.slice(0, text.lastIndexOf(last.key)).replace(/[.[]"?$/, '');
    const object = compilePath(parent).read(root);
    if (typeof object === 'object' && object?.type === 'object') {
      const field = expiryField(object.entries, last.key);
      if (field && /^[\w$-]+$/.test(field.key))
        return { unit: field.unit, path: plainPath(`${parent}.${field.key}`) };
    }
  }
  return found.kind === 'jwt' ? { unit: 'in-token' } : null;
}

function payloadOf(request: Node, answer: Node): NonNullable<Definition['payload']> {
  const texts = [request, answer].filter((root) => typeof root === 'string');
  if (texts.length === 0) return 'object';
  const isJson = texts.every((root) => typeof insideOf(root) !== 'string');
  if (!isJson) return 'text';
  return texts.length === 2 ? 'json' : 'json-or-object';
}

/** Definitions are written without the `$.` in front. */
function plainPath(path: string): string {
  return path.startsWith('$.') ? path.slice(2) : path;
}

function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return id || 'draft';
}
