import { toBase64 } from './base64';
import { isSpent, leaveOut, type EncodeAt, type Way, type Work } from './encode-work';
import type { Node } from './node';

/** Bytes of a buffer that a preview shows. */
export const HEAD = 256;

/**
 * Everything that structured cloning knows besides plain objects and arrays, told apart by its class or tag.
 * `undefined` for an object of no such kind (the instance of a class).
 */
export function encodeExotic(
  value: object,
  depth: number,
  way: Way,
  work: Work,
  encodeAt: EncodeAt,
): Node | undefined {
  if (value instanceof Map) return encodeMap(value, depth, way, work, encodeAt);
  if (value instanceof Set) return encodeSet(value, depth, way, work, encodeAt);
  if (value instanceof Date) return encodeDate(value, work);
  if (value instanceof RegExp) return encodeRegExp(value, work);
  if (value instanceof Error) return encodeError(value, work);
  if (value instanceof Blob) return encodeBlob(value, work);
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (BOXES.has(tag)) {
    return { type: 'boxed', value: encodeAt(value.valueOf(), depth + 1, way, work) };
  }
  if (ArrayBuffer.isView(value)) {
    return encodeBytes(tag, value.buffer, value.byteOffset, value.byteLength, work);
  }
  if (value instanceof ArrayBuffer || isShared(value)) {
    return encodeBytes(tag, value, 0, value.byteLength, work);
  }
  return tag === 'Object' ? undefined : { type: 'handle', name: tag, detail: measure(value) };
}

const BOXES = new Set(['Number', 'String', 'Boolean', 'BigInt']);

/** Pages without cross-origin isolation have no such class. */
function isShared(value: object): value is SharedArrayBuffer {
  return typeof SharedArrayBuffer === 'function' && value instanceof SharedArrayBuffer;
}

function encodeMap(
  map: Map<unknown, unknown>,
  depth: number,
  way: Way,
  work: Work,
  encodeAt: EncodeAt,
): Node {
  const entries: [Node, Node][] = [];
  work.size += 2;
  for (const [key, value] of map) {
    if (isSpent(work)) break;
    const entry: Way = { up: way, step: entries.length };
    work.size += 4;
    entries.push([
      encodeAt(key, depth + 1, { up: entry, step: 'key' }, work),
      encodeAt(value, depth + 1, { up: entry, step: 'value' }, work),
    ]);
  }
  if (entries.length < map.size) leaveOut((map.size - entries.length) * 6, work);
  return { type: 'map', entries, size: map.size };
}

function encodeSet(
  set: Set<unknown>,
  depth: number,
  way: Way,
  work: Work,
  encodeAt: EncodeAt,
): Node {
  const items: Node[] = [];
  work.size += 2;
  for (const item of set) {
    if (isSpent(work)) break;
    work.size++;
    items.push(encodeAt(item, depth + 1, { up: way, step: items.length }, work));
  }
  if (items.length < set.size) leaveOut((set.size - items.length) * 2, work);
  return { type: 'set', items, size: set.size };
}

function encodeDate(date: Date, work: Work): Node {
  const time = date.getTime();
  work.size += 26;
  return { type: 'date', value: Number.isNaN(time) ? null : time };
}

function encodeRegExp(value: RegExp, work: Work): Node {
  const source = shorten(value.source, work);
  work.size += source.length + value.flags.length + 2;
  return { type: 'regexp', source, flags: value.flags };
}

function encodeError(error: Error, work: Work): Node {
  const name = shorten(error.name, work);
  const message = shorten(error.message, work);
  work.size += name.length + message.length;
  return { type: 'error', name, message };
}

function encodeBlob(blob: Blob, work: Work): Node {
  work.size += blob.size;
  const name = 'name' in blob && typeof blob.name === 'string' ? shorten(blob.name, work) : null;
  return { type: 'blob', mime: shorten(blob.type, work), size: blob.size, name };
}

function encodeBytes(
  view: string,
  buffer: ArrayBufferLike,
  offset: number,
  byteLength: number,
  work: Work,
): Node {
  work.size += byteLength;
  if (byteLength > HEAD) work.cut = true;
  const head = toBase64(new Uint8Array(buffer, offset, Math.min(HEAD, byteLength)));
  return { type: 'bytes', view, byteLength, head };
}

function shorten(text: string, work: Work): string {
  if (text.length <= 4096) return text;
  leaveOut(text.length - 4096, work);
  return text.slice(0, 4096);
}

/** `640×480` for what has a width and a height. */
function measure(value: object): string {
  const width: unknown = Reflect.get(value, 'width');
  const height: unknown = Reflect.get(value, 'height');
  return typeof width === 'number' && typeof height === 'number' ? `${width}×${height}` : '';
}
