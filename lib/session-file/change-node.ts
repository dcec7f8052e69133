import type { Node } from '@/lib/capture/node';
import { decodeBase64, encodeBase64 } from '@/lib/tokens/base64';

/** `cut`: the text's end may have been left out when it was recorded. */
export type ChangeNodeText = (text: string, key: string | null, cut: boolean) => string;

/** A copy of a recorded value with every text in it (keys too) given to `change`, with its key. */
export function changeNode(node: Node, change: ChangeNodeText, key: string | null = null): Node {
  if (typeof node === 'string') return change(node, key, false);
  if (typeof node !== 'object' || node === null) return node;
  const each = (child: Node) => changeNode(child, change, key);
  switch (node.type) {
    case 'string':
      return { ...node, value: change(node.value, key, true) };
    case 'bigint': {
      const changed = change(node.value, key, false);
      // A mask is no number: a file that called it one could not be opened.
      return changed === node.value ? node : changed;
    }
    case 'object':
      return {
        ...node,
        entries: node.entries.map(([name, value]) => [
          change(name, null, false),
          changeNode(value, change, name),
        ]),
      };
    case 'array':
    case 'set':
      return { ...node, items: node.items.map(each) };
    case 'map':
      return {
        ...node,
        entries: node.entries.map(([name, value]) => [
          changeNode(name, change),
          changeNode(value, change, typeof name === 'string' ? name : null),
        ]),
      };
    case 'regexp':
      return { ...node, source: change(node.source, key, false) };
    case 'error':
      return {
        ...node,
        name: change(node.name, null, false),
        message: change(node.message, null, false),
      };
    case 'boxed':
      return { ...node, value: each(node.value) };
    case 'bytes':
      return { ...node, head: changeBytes(node.head, change) };
    case 'blob':
      return {
        ...node,
        mime: change(node.mime, null, false),
        name: node.name === null ? null : change(node.name, null, false),
      };
    case 'handle':
      return {
        ...node,
        name: change(node.name, null, false),
        detail: change(node.detail, null, false),
      };
    case 'ref':
      return { ...node, path: change(node.path, null, false) };
    case 'unreadable':
      return { ...node, reason: change(node.reason, null, false) };
    case 'undefined':
    case 'number':
    case 'hole':
    case 'date':
    case 'omitted':
      return node;
    default:
      return node satisfies never;
  }
}

/** The head of an ArrayBuffer may be text with a token in it. */
function changeBytes(head: string, change: ChangeNodeText): string {
  const text = decodeBase64(head);
  if (text === null || text === '') return change(head, null, false);
  const changed = change(text, null, true);
  return changed === text ? head : encodeBase64(changed);
}
