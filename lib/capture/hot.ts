import type { Node } from './node';

// A cheap guess, made in the frame: a false alarm costs one small message, `lib/tokens` decides.
const JWT = /eyJ[\w-]{10}/;
const NAMED = /token|jwt|secret|credential|bearer|assertion|session|ticket/i;
const LIFE = /expir|ttl/i;
const PAIR =
  /(?:token|jwt|secret|credential|bearer|assertion|session|ticket)[\w-]{0,20}\\?["']?\s{0,3}[:= ]\s{0,3}\\?["']?[\w.~+/=%-]{16}/i;
const OPAQUE = /^[\w.~+/=:|-]{16,}$/;

/** The texts in a picture that may be tokens, or hold them. */
export function hotTexts(root: Node): string[] {
  const found: string[] = [];
  const visit = (node: Node, named: boolean): void => {
    if (typeof node === 'string') {
      if (JWT.test(node) || PAIR.test(node) || (named && OPAQUE.test(node))) found.push(node);
      return;
    }
    if (node === null || typeof node !== 'object') return;
    switch (node.type) {
      case 'string':
        visit(node.value, named);
        break;
      case 'object': {
        const lives = node.entries.some(([key]) => LIFE.test(key));
        for (const [key, value] of node.entries) visit(value, named || lives || NAMED.test(key));
        break;
      }
      case 'array':
      case 'set':
        for (const item of node.items) visit(item, named);
        break;
      case 'map':
        for (const [key, value] of node.entries) {
          visit(value, named || (typeof key === 'string' && NAMED.test(key)));
        }
        break;
    }
  };
  visit(root, false);
  return found;
}

/** An address may carry a token in its query, fragment or path. */
export function isHotAddress(url: string): boolean {
  return JWT.test(url) || PAIR.test(url);
}

/** Something that page script stored may be a token. */
export function isHotItem(key: string, value: string): boolean {
  return JWT.test(value) || PAIR.test(value) || (NAMED.test(key) && OPAQUE.test(value));
}
