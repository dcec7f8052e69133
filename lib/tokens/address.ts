/** One piece of an address that can hold a token. */
export interface AddressPart {
  readonly in: 'query' | 'fragment' | 'path';
  /** The parameter's name; the segment's number from 1 in a path. */
  readonly name: string;
  readonly value: string;
}

/** Base of addresses that have no origin of their own. */
const RELATIVE = 'http://relative.invalid/';
const MAX_URL = 65_536;
const MAX_PARTS = 200;

/** An address in pieces, percent-decoded; empty for what is no address. Relative ones are read too. */
export function addressParts(url: string): readonly AddressPart[] {
  if (url.length > MAX_URL) return [];
  if (!URL.canParse(url, RELATIVE)) return [];
  const parsed = new URL(url, RELATIVE);
  const segments = parsed.pathname.split('/').filter((segment) => segment !== '');
  return [
    ...parameters('query', parsed.search.slice(1)),
    ...parameters('fragment', fragmentParameters(parsed.hash.slice(1))),
    ...segments.map((segment, index) => ({
      in: 'path' as const,
      name: String(index + 1),
      value: decode(segment),
    })),
  ].slice(0, MAX_PARTS);
}

/** A router's fragment has a query of its own: `#/callback?access_token=…`. */
function fragmentParameters(fragment: string): string {
  const mark = fragment.indexOf('?');
  return mark >= 0 ? fragment.slice(mark + 1) : fragment;
}

function parameters(where: 'query' | 'fragment', text: string): readonly AddressPart[] {
  if (!text.includes('=')) return text ? [{ in: where, name: '', value: decode(text) }] : [];
  return [...new URLSearchParams(text)].map(([name, value]) => ({ in: where, name, value }));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
