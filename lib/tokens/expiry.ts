import type { Node } from '@/lib/capture/node';
import { plainName } from './names';

export type ExpiryUnit = 'ttl-s' | 'ttl-ms' | 'epoch-s' | 'epoch-ms' | 'iso-8601';

/** 1990 and 2200: what lies outside was no date. */
const EARLIEST = 631_152_000_000;
const LATEST = 7_258_118_400_000;

const NAMES =
  /^(expires|expire|expiry|expiration|exp|expires?at|expires?on|expires?in|expires?after|expiresinseconds|expiresinsec|expiresinsecs|expires?inms|expires?atms|expirationtime|expirationdate|expirytime|expirydate|ttl|ttlms|validuntil|validto|lifetime)$/;
const IS_SPAN = /in$|inseconds$|insecs?$|inms$|after$|ttl|lifetime/;
const IS_MOMENT = /at$|atms$|on$|exp$|date$|time$|until$|validto$/;

/** ms since 1970; `null` where the value isn't what the unit says. `at`: when the message came. */
export function readExpiry(node: Node | undefined, unit: ExpiryUnit, at?: number): number | null {
  if (unit === 'iso-8601') return typeof node === 'string' ? dateText(node) : dateNode(node);
  const value = numberOf(node);
  if (value === null) return dateNode(node);
  if (unit === 'epoch-s') return dated(value * 1000);
  if (unit === 'epoch-ms') return dated(value);
  return at === undefined ? null : dated(at + (unit === 'ttl-s' ? value * 1000 : value));
}

/** The field that says when a token expires, and in which unit it seems to say it. */
export interface ExpiryField {
  readonly key: string;
  readonly unit: ExpiryUnit;
}

/** The expiry of the token in field `name`, from the fields beside it; the unit is guessed. */
export function expiryBeside(
  entries: readonly (readonly [key: string, value: Node])[],
  name: string,
  at?: number,
): number | null {
  const field = expiryField(entries, name);
  const value = field && entries.find(([key]) => key === field.key)?.[1];
  return field ? readExpiry(value ?? undefined, field.unit, at) : null;
}

export function expiryField(
  entries: readonly (readonly [key: string, value: Node])[],
  name: string,
): ExpiryField | null {
  const own = plainName(name);
  const stem = own.replace(/token$/, '');
  // RFC 6749, 5.1: `expires_in` is the access token's; a refresh token's needs a name of its own.
  const shared = !own.includes('refresh');
  let general: ExpiryField | null = null;
  for (const [key, value] of entries.slice(0, 200)) {
    if (typeof value === 'boolean' || value === null) continue;
    const plain = plainName(key);
    if (!plain || plain === own) continue;
    for (const prefix of [own, stem]) {
      const rest = prefix && plain.startsWith(prefix) ? plain.slice(prefix.length) : '';
      const unit = NAMES.test(rest) ? guess(value, rest) : null;
      if (unit !== null) return { key, unit };
    }
    const unit = shared && NAMES.test(plain.replace(/^token/, '')) ? guess(value, plain) : null;
    if (unit !== null) general ??= { key, unit };
  }
  return general;
}

function guess(node: Node, name: string): ExpiryUnit | null {
  const value = numberOf(node);
  if (value === null) return readExpiry(node, 'iso-8601') === null ? null : 'iso-8601';
  // WOPI's access_token_ttl is a moment in ms: the size tells more than the name.
  if (value >= 1e11) return readExpiry(value, 'epoch-ms') === null ? null : 'epoch-ms';
  if (value >= 1e9) return readExpiry(value, 'epoch-s') === null ? null : 'epoch-s';
  if (value <= 0 || (IS_MOMENT.test(name) && !IS_SPAN.test(name))) return null;
  return name.endsWith('ms') ? 'ttl-ms' : 'ttl-s';
}

function numberOf(node: Node | undefined): number | null {
  if (typeof node === 'number') return node;
  return typeof node === 'string' && /^\d{1,15}(?:\.\d{1,6})?$/.test(node) ? Number(node) : null;
}

function dateNode(node: Node | undefined): number | null {
  if (typeof node !== 'object' || node === null || node.type !== 'date') return null;
  return node.value === null ? null : dated(node.value);
}

/** ISO 8601, and the date of HTTP headers and cookies. */
export function dateText(text: string): number | null {
  if (text.length > 40) return null;
  return /^\d{4}-\d{2}-\d{2}/.test(text) || / (GMT|UTC)$/.test(text)
    ? dated(Date.parse(text))
    : null;
}

function dated(time: number): number | null {
  return time >= EARLIEST && time <= LATEST ? time : null;
}
