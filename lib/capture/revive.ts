import { fromBase64 } from './base64';
import type { Node, RichNode } from './node';
import { pathTo, type Step } from './path';

export interface Revived {
  readonly value: unknown;
  /** The paths of what can't be rebuilt: handles, cut strings, what was left out. */
  readonly lost: readonly string[];
}

/** The value that a picture was made of, as far as it can be rebuilt. Never throws. */
export function revive(node: Node): Revived {
  const lost: string[] = [];
  const made = new Map<string, unknown>();
  const value = build(node, '$');
  return { value, lost };

  function build(part: Node, path: string): unknown {
    if (part === null || typeof part !== 'object') return part;
    const before = lost.length;
    const rebuilt = buildRich(part, path);
    if (lost.length === before || isContainer(part)) made.set(path, rebuilt);
    return rebuilt;
  }

  function lose(path: string, stand?: unknown): unknown {
    lost.push(path);
    return stand;
  }

  function step(path: string, by: Step): string {
    return pathTo(path, by);
  }

  function buildRich(part: RichNode, path: string): unknown {
    switch (part.type) {
      case 'undefined':
      case 'hole':
        return undefined;
      case 'number':
        return Number(part.value);
      case 'bigint':
        return toBigInt(part.value) ?? lose(path);
      case 'string':
        return lose(path, part.value);
      case 'object': {
        const object: object = {};
        made.set(path, object);
        for (const [key, field] of part.entries) {
          // Plain assignment would take `__proto__` for the prototype.
          Object.defineProperty(object, key, {
            value: build(field, step(path, key)),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
        if (part.more > 0) lose(path);
        return object;
      }
      case 'array':
        return buildArray(part, path);
      case 'map': {
        const map = new Map<unknown, unknown>();
        made.set(path, map);
        part.entries.forEach(([key, item], i) => {
          const entry = step(path, i);
          map.set(build(key, step(entry, 'key')), build(item, step(entry, 'value')));
        });
        if (map.size !== part.size) lose(path);
        return map;
      }
      case 'set': {
        const set = new Set<unknown>();
        made.set(path, set);
        part.items.forEach((item, i) => set.add(build(item, step(path, i))));
        if (set.size !== part.size) lose(path);
        return set;
      }
      case 'date':
        return new Date(part.value ?? Number.NaN);
      case 'regexp':
        return toRegExp(part.source, part.flags) ?? lose(path);
      case 'error':
        return toError(part.name, part.message);
      case 'boxed': {
        const inner = build(part.value, path);
        return inner === null || inner === undefined ? lose(path) : Object(inner);
      }
      case 'bytes':
        return toBytes(part.view, part.byteLength, part.head) ?? lose(path);
      case 'ref':
        return made.has(part.path) ? made.get(part.path) : lose(path);
      default:
        return lose(path);
    }
  }

  function buildArray(part: RichNode & { type: 'array' }, path: string): unknown[] {
    const array: unknown[] = [];
    made.set(path, array);
    part.items.forEach((item, i) => {
      if (item === null || typeof item !== 'object' || item.type !== 'hole') {
        array[i] = build(item, step(path, i));
      }
    });
    array.length = part.items.length;
    if (part.length !== part.items.length) lose(path);
    return array;
  }
}

function isContainer(node: RichNode): boolean {
  return ['object', 'array', 'map', 'set'].includes(node.type);
}

function toBigInt(text: string): bigint | undefined {
  try {
    return BigInt(text);
  } catch {
    return undefined;
  }
}

function toRegExp(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

const ERRORS = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

function toError(name: string, message: string): Error {
  const Class = ERRORS.find((each) => each.name === name) ?? Error;
  const error = new Class(message);
  if (error.name !== name) {
    Object.defineProperty(error, 'name', { value: name, writable: true, configurable: true });
  }
  return error;
}

const VIEWS: ReadonlyMap<string, (buffer: ArrayBuffer) => object> = new Map<
  string,
  (buffer: ArrayBuffer) => object
>([
  ['Int8Array', (buffer: ArrayBuffer) => new Int8Array(buffer)],
  ['Uint8Array', (buffer: ArrayBuffer) => new Uint8Array(buffer)],
  ['Uint8ClampedArray', (buffer: ArrayBuffer) => new Uint8ClampedArray(buffer)],
  ['Int16Array', (buffer: ArrayBuffer) => new Int16Array(buffer)],
  ['Uint16Array', (buffer: ArrayBuffer) => new Uint16Array(buffer)],
  ['Int32Array', (buffer: ArrayBuffer) => new Int32Array(buffer)],
  ['Uint32Array', (buffer: ArrayBuffer) => new Uint32Array(buffer)],
  ['Float32Array', (buffer: ArrayBuffer) => new Float32Array(buffer)],
  ['Float64Array', (buffer: ArrayBuffer) => new Float64Array(buffer)],
  ['BigInt64Array', (buffer: ArrayBuffer) => new BigInt64Array(buffer)],
  ['BigUint64Array', (buffer: ArrayBuffer) => new BigUint64Array(buffer)],
  ['DataView', (buffer: ArrayBuffer) => new DataView(buffer)],
]);

/** `undefined` unless all bytes are there. */
function toBytes(view: string, byteLength: number, head: string): object | undefined {
  const bytes = fromBase64(head);
  if (!bytes || bytes.byteLength !== byteLength) return undefined;
  if (view === 'ArrayBuffer') return bytes.buffer;
  try {
    return VIEWS.get(view)?.(bytes.buffer);
  } catch {
    return undefined; // not a multiple of its items' size
  }
}
