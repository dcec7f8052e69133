import type { Node, RichNode } from './node';

const DEPTH = 64;
const NODES = 50_000;
const UNITS = 4_000_000;

interface Rest {
  nodes: number;
  units: number;
}

/** A node out of a file: copied field by field, `undefined` where anything in it is none. */
export function parseNode(value: unknown): Node | undefined {
  return parse(value, DEPTH, { nodes: NODES, units: UNITS });
}

function parse(value: unknown, depth: number, rest: Rest): Node | undefined {
  if (--rest.nodes < 0 || depth < 0) return undefined;
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : undefined;
    case 'string':
      return take(value, rest);
    case 'object':
      if (value === null) return null;
      return parseRich(new Map(Object.entries(value)), depth - 1, rest);
    default:
      return undefined;
  }
}

type Fields = ReadonlyMap<string, unknown>;

function parseRich(fields: Fields, depth: number, rest: Rest): RichNode | undefined {
  const text = (key: string) => take(fields.get(key), rest);
  const count = (key: string) => asCount(fields.get(key));
  const list = (key: string) => parseList(fields.get(key), (item) => parse(item, depth, rest));
  const type = fields.get('type');
  switch (type) {
    case 'undefined':
    case 'hole':
      return { type };
    case 'number': {
      const value = oneOf(fields.get('value'), ['NaN', 'Infinity', '-Infinity', '-0'] as const);
      return value && { type, value };
    }
    case 'bigint':
      return whole({ type, value: text('value') }, (node) => /^-?\d+$/.test(node.value));
    case 'string':
      return whole({ type, value: text('value'), length: count('length') });
    case 'object':
      return whole({ type, entries: parseEntries(fields, depth, rest), more: count('more') });
    case 'array':
      return whole(
        { type, items: list('items'), length: count('length') },
        (node) => node.items.length <= node.length,
      );
    case 'map':
      return whole({ type, entries: parsePairs(fields, depth, rest), size: count('size') });
    case 'set':
      return whole({ type, items: list('items'), size: count('size') });
    case 'date': {
      const value = fields.get('value');
      const isTime = value === null || (typeof value === 'number' && Math.abs(value) <= 8.64e15);
      return isTime ? { type, value } : undefined;
    }
    case 'regexp':
      return whole({ type, source: text('source'), flags: text('flags') });
    case 'error':
      return whole({ type, name: text('name'), message: text('message') });
    case 'boxed':
      return whole({ type, value: parse(fields.get('value'), depth, rest) });
    case 'bytes':
      return whole({
        type,
        view: text('view'),
        byteLength: count('byteLength'),
        head: text('head'),
      });
    case 'blob': {
      const name = fields.get('name') === null ? null : text('name');
      return whole({ type, mime: text('mime'), size: count('size'), name });
    }
    case 'handle':
      return whole({ type, name: text('name'), detail: text('detail') });
    case 'ref':
      return whole({ type, path: text('path') });
    case 'omitted': {
      const reason = oneOf(fields.get('reason'), ['depth', 'budget'] as const);
      return reason && { type, reason };
    }
    case 'unreadable':
      return whole({ type, reason: text('reason') });
    default:
      return undefined;
  }
}

function parseEntries(fields: Fields, depth: number, rest: Rest): [string, Node][] | undefined {
  return parseList(fields.get('entries'), (entry) => {
    if (!Array.isArray(entry) || entry.length !== 2) return undefined;
    const key = take(entry[0], rest);
    const value = parse(entry[1], depth, rest);
    return key === undefined || value === undefined ? undefined : [key, value];
  });
}

function parsePairs(fields: Fields, depth: number, rest: Rest): [Node, Node][] | undefined {
  return parseList(fields.get('entries'), (entry) => {
    if (!Array.isArray(entry) || entry.length !== 2) return undefined;
    const key = parse(entry[0], depth, rest);
    const value = parse(entry[1], depth, rest);
    return key === undefined || value === undefined ? undefined : [key, value];
  });
}

function parseList<T>(
  value: unknown,
  parseItem: (item: unknown) => T | undefined,
): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: T[] = [];
  for (const item of value) {
    const parsed = parseItem(item);
    if (parsed === undefined) return undefined;
    items.push(parsed);
  }
  return items;
}

function take(value: unknown, rest: Rest): string | undefined {
  if (typeof value !== 'string') return undefined;
  rest.units -= value.length;
  return rest.units < 0 ? undefined : value;
}

function asCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function oneOf<T extends string>(value: unknown, all: readonly T[]): T | undefined {
  return all.find((each) => each === value);
}

type Parsed<T> = { readonly [K in keyof T]: T[K] | undefined };

/** The node, if no field of it is missing. */
function whole<T extends RichNode>(
  node: Parsed<T>,
  isRight: (node: T) => boolean = () => true,
): T | undefined {
  return isWhole(node) && isRight(node) ? node : undefined;
}

function isWhole<T>(node: Parsed<T>): node is Parsed<T> & T {
  return Object.values(node).every((field) => field !== undefined);
}
