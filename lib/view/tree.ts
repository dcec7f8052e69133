import { t } from '@/lib/i18n';
import type { Node } from '@/lib/capture/node';
import { pathText } from '@/lib/tokens/path-text';
import { formatSize } from './format';

/** One visible line of a payload's tree. */
export interface TreeLine {
  /** A JSON path from the root; unique in the tree. */
  readonly path: string;
  readonly level: number;
  readonly key: string | null;
  readonly node: Node;
  /** Of an open or shut node with children; `null` for a leaf. */
  readonly open: boolean | null;
  /** What stands for it on one line. */
  readonly text: string;
  readonly tone: 'text' | 'number' | 'word' | 'type' | 'note';
  /** "n more": opens the next stride of its parent's children. */
  readonly more: boolean;
}

/** What the user opened and shut, by path; `*more` paths hold how many strides are shown. */
export type Folding = ReadonlyMap<string, number>;

/** Levels that are open at first. */
const OPEN_LEVELS = 2;
/** Children shown at once, and added by "n more". */
const STRIDE = 100;
const MAX_LINES = 5_000;
const MAX_LEVEL = 200;

export function treeLines(root: Node, folding: Folding): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  const visit = (node: Node, key: string | null, path: string, level: number): void => {
    if (lines.length >= MAX_LINES) return;
    const children = childrenOf(node);
    const told = folding.get(path);
    const open = children === null ? null : (told ?? (level <= OPEN_LEVELS ? 1 : 0)) > 0;
    lines.push({ path, level, key, node, open, ...picture(node), more: false });
    if (children === null || !open || level >= MAX_LEVEL) return;
    const shown = Math.min(children.count, STRIDE * Math.max(1, told ?? 1));
    for (let index = 0; index < shown; index++) {
      const child = children.at(index);
      visit(child.node, child.key, path + child.step, level + 1);
    }
    const rest = children.count - shown;
    if (rest > 0)
      lines.push(moreLine(path, level + 1, t('{{count}} more…', { count: rest }), true));
    if (children.left > 0) {
      const text = t('{{count}} not recorded', { count: children.left });
      lines.push(moreLine(`${path}*left`, level + 1, text, false));
    }
  };
  visit(root, null, '$', 1);
  return lines;
}

/** Opens or shuts a line, or shows the next stride of its parent. */
export function toggleLine(folding: Folding, line: TreeLine): Folding {
  const next = new Map(folding);
  if (line.more) {
    const parent = line.path.slice(0, -'*more'.length);
    next.set(parent, Math.max(1, folding.get(parent) ?? 1) + 1);
  } else if (line.open !== null) {
    next.set(line.path, line.open ? 0 : 1);
  }
  return next;
}

function moreLine(path: string, level: number, text: string, more: boolean): TreeLine {
  return {
    path: more ? `${path}*more` : path,
    level,
    key: null,
    node: null,
    open: null,
    text,
    tone: 'note',
    more,
  };
}

interface Child {
  readonly key: string;
  readonly step: string;
  readonly node: Node;
}

interface Children {
  readonly count: number;
  /** Left out by the recorder's budget. */
  readonly left: number;
  at(index: number): Child;
}

function childrenOf(node: Node): Children | null {
  if (node === null || typeof node !== 'object') return null;
  switch (node.type) {
    case 'object':
      return from(node.entries, node.more, ([key, value]) => ({
        key,
        step: stepOf(key),
        node: value,
      }));
    case 'array':
      return from(node.items, node.length - node.items.length, (item, index) => ({
        key: String(index),
        step: `.${index}`,
        node: item,
      }));
    case 'map':
      return from(node.entries, node.size - node.entries.length, ([key, value], index) => ({
        key: picture(key).text,
        step: `.${index}`,
        node: value,
      }));
    case 'set':
      return from(node.items, node.size - node.items.length, (item, index) => ({
        key: String(index),
        step: `.${index}`,
        node: item,
      }));
    default:
      return null;
  }
}

function from<Item>(
  items: readonly Item[],
  left: number,
  child: (item: Item, index: number) => Child,
): Children | null {
  if (items.length === 0 && left === 0) return null;
  return {
    count: items.length,
    left,
    at(index) {
      const item = items[index];
      return item === undefined
        ? { key: String(index), step: `.${index}`, node: { type: 'hole' } }
        : child(item, index);
    },
  };
}

function stepOf(key: string): string {
  return key === '' ? '[""]' : pathText([key]).slice(1);
}

function picture(node: Node): Pick<TreeLine, 'text' | 'tone'> {
  if (node === null || typeof node === 'boolean') return { text: String(node), tone: 'word' };
  if (typeof node === 'number') return { text: String(node), tone: 'number' };
  if (typeof node === 'string') return { text: quoted(node), tone: 'text' };
  switch (node.type) {
    case 'undefined':
      return { text: 'undefined', tone: 'word' };
    case 'number':
      return { text: node.value, tone: 'number' };
    case 'bigint':
      return { text: `${node.value}n`, tone: 'number' };
    case 'string':
      return { text: `${quoted(node.value)}… (${node.length})`, tone: 'text' };
    case 'object':
      return { text: node.entries.length === 0 && node.more === 0 ? '{}' : '{…}', tone: 'type' };
    case 'array':
      return { text: node.length === 0 ? '[]' : `Array(${node.length})`, tone: 'type' };
    case 'map':
      return { text: `Map(${node.size})`, tone: 'type' };
    case 'set':
      return { text: `Set(${node.size})`, tone: 'type' };
    case 'hole':
      return { text: t('empty slot'), tone: 'note' };
    case 'date':
      return { text: dateText(node.value), tone: 'type' };
    case 'regexp':
      return { text: `/${node.source}/${node.flags}`, tone: 'type' };
    case 'error':
      return { text: `${node.name}: ${node.message}`, tone: 'type' };
    case 'boxed':
      return { text: `Object(${picture(node.value).text})`, tone: 'type' };
    case 'bytes':
      return { text: `${node.view} ${formatSize(node.byteLength)} ${node.head}`, tone: 'type' };
    case 'blob':
      return {
        text: `${node.name ?? 'Blob'} ${node.mime} ${formatSize(node.size)}`,
        tone: 'type',
      };
    case 'handle':
      return { text: node.detail === '' ? node.name : `${node.name} ${node.detail}`, tone: 'type' };
    case 'ref':
      return { text: t('same as {{path}}', { path: node.path }), tone: 'note' };
    case 'omitted':
      return {
        text: node.reason === 'depth' ? t('too deep to record') : t('too much to record'),
        tone: 'note',
      };
    case 'unreadable':
      return { text: unreadable(node.reason), tone: 'note' };
  }
}

function unreadable(reason: string): string {
  if (reason === 'page') return t('unreadable: made by page script');
  if (reason === 'large') return t('unreadable: not plain, or too large');
  return t('unreadable: {{reason}}', { reason });
}

/** As JSON has it, and with what would turn the direction of the text made visible. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  );
}

function dateText(value: number | null): string {
  if (value === null || Math.abs(value) > 8.64e15) return 'Date(Invalid)';
  return `Date(${new Date(value).toISOString()})`;
}
