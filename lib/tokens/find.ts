import type { Node } from '@/lib/capture/node';
import { addressParts } from './address';
import { decodeBase64, parseObject } from './base64';
import { expiryBeside } from './expiry';
import { parseJsonNode } from './json-node';
import { tokenName, claimedUse, type TokenName } from './names';
import { pathText, type Step } from './path-text';
import { isPlausibleToken } from './plausible';
import { scanJwts } from './scan';
import type { FoundToken } from './token';

const MAX_NODES = 20_000;
const MAX_CHARS = 4_194_304;
const MAX_TOKENS = 50;
const MAX_LEVELS = 256;
/** JSON in base64 in JSON … */
const MAX_COATS = 4;

export type Entries = readonly (readonly [key: string, value: Node])[];

interface Search {
  readonly found: Map<string, FoundToken>;
  readonly at: number | undefined;
  readonly steps: Step[];
  nodes: number;
  chars: number;
}

/**
 * Every token in a message, by shape (JWTs in any coat) or by its field's name (opaque ones), each
 * value once. Bounded, never throws. `at` (ms since 1970): when it came, which times to live count from.
 */
export function findTokens(root: Node, at?: number): readonly FoundToken[] {
  const search: Search = { found: new Map(), at, steps: [], nodes: 0, chars: 0 };
  visit(search, root, '', []);
  return [...search.found.values()];
}

/** The tokens in one text that has a name (a query parameter, a header) and others beside it. */
export function findNamedTokens(
  text: string,
  name: string,
  beside: Entries,
  at?: number,
): readonly FoundToken[] {
  const search: Search = { found: new Map(), at, steps: [], nodes: 0, chars: 0 };
  visitText(search, text, name, beside, 1);
  return [...search.found.values()];
}

function visit(search: Search, node: Node, name: string, beside: Entries, coats = 0): void {
  if (typeof node === 'string') return visitText(search, node, name, beside, coats);
  if (typeof node !== 'object' || node === null) return;
  search.nodes += 1;
  if (search.nodes > MAX_NODES || search.steps.length > MAX_LEVELS) return;
  if (node.type === 'object') visitEntries(search, node.entries, name, coats);
  else if (node.type === 'map') visitEntries(search, textKeys(node.entries), name, coats);
  else if (node.type === 'array' || node.type === 'set') {
    for (let index = 0; index < node.items.length && search.nodes <= MAX_NODES; index += 1) {
      search.nodes += 1;
      search.steps.push(String(index));
      visit(search, node.items[index] ?? null, '', [], coats);
      search.steps.pop();
    }
  } else if (node.type === 'boxed') visit(search, node.value, name, beside, coats);
  else if (node.type === 'error') visitText(search, node.message, '', [], coats);
  // A cut text can't be compared with a whole one, but a JWT in its head may be whole.
  else if (node.type === 'string') scan(search, node.value, null, []);
}

function visitEntries(search: Search, entries: Entries, parent: string, coats: number): void {
  for (const [key, value] of entries) {
    if ((search.nodes += 1) > MAX_NODES) return;
    search.steps.push(key);
    // {token: {value: '…'}}: the name stands one level up.
    const name = /^(value|raw|text|string)$/.test(key) && parent ? parent : key;
    visit(search, value, name, entries, coats);
    search.steps.pop();
  }
}

function textKeys(entries: readonly (readonly [key: Node, value: Node])[]): Entries {
  return entries.flatMap(([key, value]) =>
    typeof key === 'string' ? [[key, value] as const] : [],
  );
}

function visitText(
  search: Search,
  text: string,
  name: string,
  beside: Entries,
  coats: number,
): void {
  // Nothing shorter is a token, or holds one.
  if (text.length < 12) return;
  if ((search.chars += text.length) > MAX_CHARS) return;
  if (coats < MAX_COATS && unwrapJson(search, text, name, coats)) return;
  if (coats < MAX_COATS && unwrapAddress(search, text, coats)) return;
  const named = tokenName(name);
  if (scan(search, text, named, beside, name)) return;
  if (coats < MAX_COATS && unwrapBase64(search, text, name, beside, coats)) return;
  if (!named) return;
  const value = text.replace(/^(?:bearer|token|jwt) +/i, '');
  if (isPlausibleToken(value, named.specific))
    add(search, { value, kind: 'opaque', use: named.use }, beside, name);
}

/** JSON text is worth parsing if it may hold a token: a JWT, base64, or a field of that name. */
function unwrapJson(search: Search, text: string, name: string, coats: number): boolean {
  const first = text.charCodeAt(0);
  if (first !== 0x7b && first !== 0x5b && first !== 0x22) return false;
  if (!/(?:e[yw]|ZX)[\w+/-]{10}|token|jwt|authori|bearer|refresh/i.test(text)) return false;
  const node = parseJsonNode(text);
  if (node === undefined) return false;
  search.steps.push({ op: '@json' });
  visit(search, node, name, [], coats + 1);
  search.steps.pop();
  return true;
}

function unwrapAddress(search: Search, text: string, coats: number): boolean {
  // Looked at first, since most texts are neither: a slash in front, or a scheme.
  if (text.charCodeAt(0) !== 0x2f && text.lastIndexOf('://', 24) < 0) return false;
  if (text.length > 65_536) return false;
  if (!/^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|\/[^?#\s]*[?#])/i.test(text)) return false;
  const parts = addressParts(text);
  const entries = parts.map((part) => [part.name, part.value] as const);
  for (const part of parts) {
    if (part.in === 'path') {
      visitText(search, part.value, '', [], coats + 1);
      continue;
    }
    search.steps.push({ op: `@${part.in}(${part.name})` });
    visitText(search, part.value, part.name, entries, coats + 1);
    search.steps.pop();
  }
  return parts.length > 0;
}

/** Base64 of a JSON object or of a JWT, alone or behind a dot (`<signature>.<base64 JSON>`). */
function unwrapBase64(
  search: Search,
  text: string,
  name: string,
  beside: Entries,
  coats: number,
): boolean {
  if (text.length < 40 || text.length > 262_144) return false;
  const dot = text.lastIndexOf('.');
  const part = text.slice(dot + 1);
  if (!/^(?:e[yw]|ZX|W3)/.test(part) || !/^[A-Za-z0-9+/_-]+=*$/.test(part)) return false;
  const inside = decodeBase64(part);
  if (inside === null) return false;
  const json = parseObject(inside) !== null || inside.startsWith('[');
  if (!json && scanJwts(inside).length === 0) return false;
  const before = search.found.size;
  if (dot >= 0) search.steps.push({ op: '@part(.,-1)' });
  search.steps.push({ op: '@base64' });
  visitText(search, inside, name, beside, coats + 1);
  search.steps.length -= dot >= 0 ? 2 : 1;
  return search.found.size > before;
}

function scan(
  search: Search,
  text: string,
  named: TokenName | null,
  beside: Entries,
  name = '',
): boolean {
  const jwts = scanJwts(text);
  for (const jwt of jwts) {
    const claims = jwt.encrypted ? null : parseObject(decodeBase64(jwt.value.split('.')[1] ?? ''));
    const use = (claims && claimedUse(claims)) ?? named?.use ?? 'access';
    const kind = jwt.encrypted ? 'opaque' : 'jwt';
    add(search, { value: jwt.value, kind, use }, beside, name);
  }
  return jwts.length > 0;
}

function add(
  search: Search,
  token: Pick<FoundToken, 'value' | 'kind' | 'use'>,
  beside: Entries,
  name: string,
): void {
  if (search.found.has(token.value) || search.found.size >= MAX_TOKENS) return;
  search.found.set(token.value, {
    ...token,
    path: pathText(search.steps),
    expiresAt: expiryBeside(beside, name || 'token', search.at),
  });
}
