import { tokenId } from '@/lib/tokens/mask';
import { decodeBase64, encodeBase64Url, isObject, parseObject } from '@/lib/tokens/base64';
import { mapJson } from './json';

export interface StandInOptions {
  readonly claims: 'kept' | 'dropped';
  /** Each file has its own, so that its masks can't be compared with another's. */
  readonly salt: string;
  /** Applied to each text inside a JWT: a claim may hold another token. */
  readonly hide: (text: string) => string;
}

const HEADER = ['alg', 'typ'];
const TIMES = ['iat', 'nbf', 'exp'];
/** A stand-in that does not decode is no longer than this, however long the token was. */
const LONGEST = 64;

/**
 * What stands for a token in a masked file: equal tokens have equal stand-ins, and none can be used
 * or turned back. A JWT's decodes, so that a reader still sees its claims (or at least its times),
 * says `masked` in its header and has a mask for a signature; another token's tells its length alone.
 */
export function standIn(token: string, { claims, salt, hide }: StandInOptions): string {
  const id = tokenId(token, salt);
  const parts = token.split('.');
  const header = parts.length === 3 ? parseObject(decodeBase64(parts[0] ?? '')) : null;
  const payload = parts.length === 3 ? parseObject(decodeBase64(parts[1] ?? '')) : null;
  if (!header || !payload) return `masked-${id}`.padEnd(Math.min(token.length, LONGEST), `-${id}`);
  const kept = claims === 'kept' ? mapJson(payload, hide) : pick(payload, TIMES, 'number');
  const shown =
    claims === 'kept' ? mapJson(header, hide) : mapJson(pick(header, HEADER, 'string'), hide);
  const marked = isObject(shown) ? { ...shown, masked: id } : { masked: id };
  return [
    encodeBase64Url(JSON.stringify(marked)),
    encodeBase64Url(JSON.stringify(kept)),
    `masked-${id}`,
  ].join('.');
}

type Json = Readonly<Record<string, unknown>>;

function pick(record: Json, names: readonly string[], type: 'number' | 'string'): Json {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(record, name) ? record[name] : undefined;
      return typeof value === type ? [[name, value]] : [];
    }),
  );
}
