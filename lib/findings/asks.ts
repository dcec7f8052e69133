import type { Node } from '@/lib/capture/node';
import { isOurs } from '@/lib/handshakes/draft';
import type { Handshake } from '@/lib/handshakes/handshake';
import type { RuleInput } from './rule';

const SAYS_REFRESH = /expir|refresh|renew/i;
const LONGEST_TEXT = 200;

/**
 * Did the agent ask because its token ends? Many protocols (Teams, Shopify) are asked before each call
 * and may answer with the token that is there already: early and equal means nothing in them.
 */
export function asksForRefresh(handshake: Handshake, { look }: RuleInput): boolean {
  if (handshake.refusedCall !== null) return true;
  return look
    .rows(handshake.requests)
    .some((row) => !isOurs(row) && (row.tokens.length > 0 || saysRefresh(row.preview.root, 3)));
}

function saysRefresh(node: Node, depth: number): boolean {
  if (typeof node === 'string') return node.length <= LONGEST_TEXT && SAYS_REFRESH.test(node);
  if (typeof node !== 'object' || node === null || node.type !== 'object' || depth === 0)
    return false;
  return node.entries.slice(0, 30).some(([, value]) => saysRefresh(value, depth - 1));
}
