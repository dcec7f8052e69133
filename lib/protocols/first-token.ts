import { addressParts, type AddressPart } from '@/lib/tokens/address';
import { jsonNode } from '@/lib/tokens/json-node';
import { readExpiry } from '@/lib/tokens/expiry';
import { findUrlTokens, placeText } from '@/lib/tokens/url';
import type { Definition, FirstToken } from './definition';
import type { UrlToken } from './matcher';
import { isOrigin } from './origins';
import { namedToken } from './rule-tokens';

interface Place {
  readonly definition: Definition;
  readonly token: FirstToken;
}

/** Finds the tokens in a frame's address and says whose place each stands in. */
export function createFirstTokenFinder(
  definitions: readonly Definition[],
): (url: string, at?: number) => readonly UrlToken[] {
  const places = definitions.flatMap((definition) =>
    (definition.firstToken ?? []).map((token) => ({ definition, token })),
  );
  return (url, at) => {
    const parts = addressParts(url);
    const found = new Map<string, UrlToken>();
    for (const part of parts) {
      const place = placeOf(places, part, parts, url);
      const token = place && namedToken(part.value, place.token.use);
      if (!place || !token) continue;
      found.set(token.value, {
        ...token,
        path: part.in === 'path' ? '$' : `$.@${part.in}(${part.name})`,
        place: placeText(part),
        definition: place.definition.id,
        expiresAt: expiryOf(place.token, parts, at),
      });
    }
    for (const token of findUrlTokens(url, at)) {
      const known = found.get(token.value);
      const expiresAt = known?.expiresAt ?? token.expiresAt;
      found.set(token.value, { ...token, definition: null, ...known, expiresAt });
    }
    return [...found.values()];
  };
}

/** Of several that claim the same parameter, the one that asks for most beside it. */
function placeOf(
  places: readonly Place[],
  part: AddressPart,
  parts: readonly AddressPart[],
  url: string,
): Place | undefined {
  return places
    .filter((place) => isAt(place.token, part, parts) && isOrigin(place.definition, url))
    .toSorted((a, b) => besideCount(b.token) - besideCount(a.token))[0];
}

function besideCount(token: FirstToken): number {
  return token.in === 'path' ? token.after.length : (token.beside?.length ?? 0);
}

function isAt(token: FirstToken, part: AddressPart, parts: readonly AddressPart[]): boolean {
  if (token.in !== part.in) return false;
  if (token.in === 'path') {
    const before = token.after.split('/').filter((segment) => segment !== '');
    const segments = parts.filter((other) => other.in === 'path').map((other) => other.value);
    const start = Number(part.name) - 1 - before.length;
    return start >= 0 && before.every((segment, index) => segments[start + index] === segment);
  }
  return (
    part.name === token.name &&
    (token.beside ?? []).every((name) =>
      parts.some((other) => other.in === part.in && other.name === name),
    )
  );
}

function expiryOf(token: FirstToken, parts: readonly AddressPart[], at?: number): number | null {
  if (token.in === 'path' || token.expiry === undefined || token.expiry.unit === 'in-token')
    return null;
  const { path, unit } = token.expiry;
  const value = parts.find((part) => part.in === token.in && part.name === path)?.value;
  return value === undefined ? null : readExpiry(jsonNode(value), unit, at);
}
