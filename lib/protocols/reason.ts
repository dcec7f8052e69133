import type { Node } from '@/lib/capture/node';
import { maskToken } from '@/lib/tokens/mask';

const MAX_LENGTH = 300;

/** As much of a reason as is told, without the tokens of its message: errors quote what they are about. */
export function toldReason(reason: string | null, tokens: Iterable<string>): string | null {
  let text = reason;
  for (const token of tokens) text = text?.replaceAll(token, maskToken(token)) ?? null;
  return text?.slice(0, MAX_LENGTH) ?? null;
}

/** A request's reason or a refusal's error as one text; of an object, what its sender would call the message. */
export function reasonText(node: Node | undefined): string | null {
  if (typeof node === 'string') return node === '' ? null : node;
  if (typeof node === 'number' || typeof node === 'boolean') return String(node);
  if (typeof node !== 'object' || node === null) return null;
  if (node.type === 'error') return node.message || node.name;
  if (node.type !== 'object') return null;
  for (const name of [
    'message',
    'error',
    'errorMessage',
    'reason',
    'description',
    'detail',
    'code',
  ]) {
    const value = node.entries.find(([key]) => key === name)?.[1];
    if (typeof value === 'string' || typeof value === 'number') return reasonText(value);
  }
  return null;
}
