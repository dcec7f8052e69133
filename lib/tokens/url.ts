import { addressParts } from './address';
import { findNamedTokens } from './find';
import type { FoundToken } from './token';

/** A token in a frame's address. */
export interface AddressToken extends FoundToken {
  /** `query access_token`, `fragment id_token`, `path 3` (segments count from 1). */
  readonly place: string;
}

/** Tokens in an address, by shape or by their parameter's name. `at` as in `findTokens`. */
export function findUrlTokens(url: string, at?: number): readonly AddressToken[] {
  const parts = addressParts(url);
  const found = new Map<string, AddressToken>();
  for (const part of parts) {
    const isPath = part.in === 'path';
    const beside = isPath ? [] : parts.filter((other) => other.in === part.in);
    const entries = beside.map((other) => [other.name, other.value] as const);
    for (const token of findNamedTokens(part.value, isPath ? '' : part.name, entries, at)) {
      if (found.has(token.value)) continue;
      found.set(token.value, { ...token, place: placeText(part), path: partPath(part) });
    }
  }
  return [...found.values()];
}

export function placeText(part: { readonly in: string; readonly name: string }): string {
  return `${part.in} ${part.name}`.trimEnd();
}

function partPath(part: { readonly in: string; readonly name: string }): string {
  return part.in === 'path' ? '$' : `$.@${part.in}(${part.name})`;
}
