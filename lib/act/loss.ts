import type { Node, Preview } from '@/lib/capture/node';
import { t } from '@/lib/i18n';

/** `null`: the value can be built again from its preview; else what can't, in a sentence. */
export function lossOf({ root, cut }: Preview): string | null {
  const loss = lossIn(root, '$');
  if (loss !== null) return loss;
  return cut ? t('It is too large: only its beginning was recorded.') : null;
}

function lossIn(node: Node, path: string): string | null {
  if (node === null || typeof node !== 'object') return null;
  switch (node.type) {
    case 'object':
      if (node.more > 0) return partly(path);
      return first(node.entries, ([key, item]) => lossIn(item, `${path}.${key}`));
    case 'array':
      if (node.items.length < node.length) return partly(path);
      return first(node.items, (item, index) => lossIn(item, `${path}[${index}]`));
    case 'set':
      if (node.items.length < node.size) return partly(path);
      return first(node.items, (item) => lossIn(item, path));
    case 'map':
      if (node.entries.length < node.size) return partly(path);
      return first(node.entries, ([key, item]) => lossIn(key, path) ?? lossIn(item, path));
    case 'boxed':
      return lossIn(node.value, path);
    case 'string':
      return node.value.length < node.length ? partly(path) : null;
    case 'bytes':
      return bytesIn(node.head) < node.byteLength ? partly(path) : null;
    case 'omitted':
      return partly(path);
    case 'blob':
      return t('A Blob or File at {{path}} can’t be made again.', { path });
    case 'handle':
      return t('A {{name}} at {{path}} can’t be made again.', { name: node.name, path });
    case 'unreadable':
      return t('The value at {{path}} could not be read.', { path });
    default:
      return null;
  }
}

function partly(path: string): string {
  return t('Only a part of {{path}} was recorded.', { path });
}

function first<Item>(
  items: readonly Item[],
  look: (item: Item, index: number) => string | null,
): string | null {
  for (const [index, item] of items.entries()) {
    const found = look(item, index);
    if (found !== null) return found;
  }
  return null;
}

/** How many bytes a base64 text stands for. */
export function bytesIn(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
}
