import type { Node } from '@/lib/capture/node';
import { decodeBase64, parseObject } from '@/lib/tokens/base64';
import { dateText, readExpiry } from '@/lib/tokens/expiry';
import { claimedUse } from '@/lib/tokens/names';
import { isPlausibleToken } from '@/lib/tokens/plausible';
import { scanJwts } from '@/lib/tokens/scan';
import type { FoundToken } from '@/lib/tokens/token';
import type { ExpiryRule, TokenRule } from './definition';
import { compilePath, type Path } from './path';

/** A token rule, compiled. `certain`: the message alone proves the protocol, so any text there is its token. */
export interface TokenReader {
  read(
    root: Node,
    certain: boolean,
    at?: number,
  ): (FoundToken & { readonly known: boolean }) | null;
}

const MAX_TOKEN = 1_048_576;

/** `known`: the definition says where the expiry is, so nothing beside the token may be guessed for it. */
export function compileTokenRule(rule: TokenRule): TokenReader {
  const path = compilePath(rule.path);
  const expiry = rule.expiry && compileExpiry(rule.expiry);
  return {
    read(root, certain, at) {
      const text = path.read(root);
      const token = typeof text === 'string' ? tokenIn(text, rule, certain) : null;
      if (token === null) return null;
      const expiresAt = expiry?.(root, token.value, at) ?? null;
      const shown = path.text.startsWith('$') ? path.text : `$.${path.text}`;
      return { ...token, path: shown, expiresAt, known: expiry !== undefined };
    },
  };
}

function tokenIn(
  text: string,
  rule: Pick<TokenRule, 'use' | 'kind'>,
  certain: boolean,
): Pick<FoundToken, 'value' | 'kind' | 'use'> | null {
  if (text === '' || text.length > MAX_TOKEN) return null;
  const jwt = scanJwts(text)[0];
  if (jwt && !jwt.encrypted && rule.kind !== 'opaque') {
    const use = rule.use ?? jwtUse(jwt.value) ?? 'access';
    return { value: jwt.value, kind: 'jwt', use };
  }
  if (rule.kind === 'jwt') return null;
  const value = text.trim().replace(/^bearer +/i, '');
  if (value === '' || (!certain && !isPlausibleToken(value, true))) return null;
  return { value, kind: 'opaque', use: rule.use ?? 'access' };
}

function jwtUse(value: string): FoundToken['use'] | null {
  const claims = parseObject(decodeBase64(value.split('.')[1] ?? ''));
  return claims && claimedUse(claims);
}

/** A parameter of an address that a definition names; its value is the token whatever it looks like. */
export function namedToken(
  text: string,
  use: FoundToken['use'] | undefined,
): Pick<FoundToken, 'value' | 'kind' | 'use'> | null {
  return tokenIn(text, use ? { use } : {}, true);
}

function compileExpiry(
  rule: ExpiryRule,
): (root: Node, token: string, at?: number) => number | null {
  if (rule.unit === 'in-token') return (_root, token) => dateInToken(token);
  const path: Path = compilePath(rule.path);
  return (root, _token, at) => readExpiry(path.read(root), rule.unit, at);
}

/**
 * The JWT's `exp`. As a date text it is none by RFC 7519, but some vendors' own SDKs (Superset,
 * monday) read it, so a definition that says `in-token` does too.
 */
function dateInToken(token: string): number | null {
  const claims = parseObject(decodeBase64(token.split('.')[1] ?? ''));
  const exp = claims && Object.hasOwn(claims, 'exp') ? claims['exp'] : undefined;
  if (typeof exp === 'number') return readExpiry(exp, 'epoch-s');
  return typeof exp === 'string' ? dateText(exp) : null;
}
