import type { FoundToken } from './token';

/** What a field's name says about a token in it. */
export interface TokenName {
  readonly use: FoundToken['use'];
  /** `access_token` and its like: names that are used for little else, so more values are believed. */
  readonly specific: boolean;
}

const SPECIFIC =
  /(access|refresh|id|session|auth|authentication|api|guest|bearer|oauth2?|user|client|identity|security|embed|navigation|sso|jwt)token$|jwt$|^bearer$/;

/** Tokens of other trades: pages of lists, forms, pushes, designs. */
const OTHER_TRADES =
  /(csrf|xsrf|forgery|page|next|continuation|cancel|cancellation|sync|push|device|fcm|captcha|nonce|design|color|colour|css|verification|upload|registration|invalid|max|min|total)token$/;

/** Field names compare without case, `_` and `-`. */
export function plainName(name: string): string {
  return name.length > 64 ? '' : name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Messages of one page have the same names over and over; a page can't make this grow for ever. */
const known = new Map<string, TokenName | null>();
const MAX_KNOWN = 2_000;

/** `null`: a field of this name holds no token unless its value has the shape of one. */
export function tokenName(name: string): TokenName | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const read = name.length > 64 ? null : readName(name);
  known.set(name, read);
  return read;
}

function readName(name: string): TokenName | null {
  const plain = plainName(name);
  if (plain === 'authorization') return { use: 'access', specific: true };
  if (plain === 'refresh') return { use: 'refresh', specific: false };
  if (!/token$|jwt$|^bearer$|^token(value|string)$/.test(plain)) return null;
  if (OTHER_TRADES.test(plain)) return null;
  return { use: namedUse(plain), specific: SPECIFIC.test(plain) };
}

function namedUse(plain: string): FoundToken['use'] {
  if (plain.includes('refresh')) return 'refresh';
  return plain === 'idtoken' ? 'id' : 'access';
}

/** What a JWT says about itself beats its field's name; a refresh token in the wrong field is a leak worth seeing. */
export function claimedUse(claims: Readonly<Record<string, unknown>>): FoundToken['use'] | null {
  // Keycloak says `typ`, Cognito `token_use`, Simple JWT (Django) `token_type`.
  for (const name of ['token_use', 'token_type', 'typ']) {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    if (typeof value !== 'string') continue;
    const plain = value.toLowerCase();
    if (plain === 'refresh' || plain === 'access' || plain === 'id') return plain;
  }
  return null;
}
