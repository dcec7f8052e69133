import type { Node } from '@/lib/capture/node';

const MAX_LENGTH = 300;

/** A request's reason or a refusal's error as one text; of an object, what its sender would call the message. */
export function reasonText(node: Node | undefined): string | null {
  if (typeof node === 'string') return node === '' ? null : node.slice(0, MAX_LENGTH);
  if (typeof node === 'number' || typeof node === 'boolean') return String(node);
  if (typeof node !== 'object' || node === null) return null;
  if (node.type === 'error') return node.message.slice(0, MAX_LENGTH) || node.name;
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
