import type { Node } from './node';

// A cheap guess, made in the frame: a false alarm costs one small message, `lib/tokens` decides.
const JWT = /eyJ[\w-]{10}/;
const NAMED = /token|jwt|secret|credential|bearer|assertion|session|ticket/i;
const LIFE = /expir|ttl/i;
/** In text: JSON, a query, a header. Made at the first use: a frame's start is the page's time. */
let pair: RegExp | undefined;
const OPAQUE = /^[\w.~+/=:|-]{16,}$/;

/** The texts in a picture that may be tokens, or hold them. */
export function hotTexts(root: Node): string[] {
  const found: string[] = [];
  visit(root, false);
  return found;

  function visit(node: Node, isNamed: boolean): void {
    if (typeof node === 'string') {
      if (isHotAddress(node) || (isNamed && OPAQUE.test(node))) found.push(node);
    } else if (node === null || typeof node !== 'object') return;
    else if (node.type === 'string') visit(node.value, isNamed);
    else if ('items' in node) for (const item of node.items) visit(item, isNamed);
    else if ('entries' in node) {
      const names = node.entries.map(([key]) => (typeof key === 'string' ? key : ''));
      const lives = names.some((name) => LIFE.test(name));
      node.entries.forEach(([, value], i) => {
        visit(value, isNamed || lives || NAMED.test(names[i] ?? ''));
      });
    }
  }
}

/** A text, such as an address, may hold a token. */
export function isHotAddress(url: string): boolean {
  return JWT.test(url) || pairOf().test(url);
}

function pairOf(): RegExp {
  return (pair ??= new RegExp(String.raw`(${NAMED.source})[\w-]{0,20}\W{1,9}[\w.~+/=%-]{16}`, 'i'));
}

/** The same as a regular expression for a filter of Chrome's events (RE2), which see no fragment. */
export function hotAddressFilter(): string {
  return `${JWT.source}|(?i:${pairOf().source})`;
}

/** Something that page script stored may be a token. */
export function isHotItem(key: string, value: string): boolean {
  return isHotAddress(value) || (NAMED.test(key) && OPAQUE.test(value));
}
