import { toBase64 } from './base64';
import type { Node, Preview } from './node';
import { pathTo, type Step } from './path';

export interface Budget {
  /** UTF-16 units of all strings and keys together. */
  readonly bytes: number;
  readonly nodes: number;
  readonly depth: number;
  /** Of work: what lies between two looks at the clock counts as `STEP` at most. */
  readonly ms: number;
}

/** What one message may cost a frame. */
export const FRAME_BUDGET: Budget = { bytes: 65_536, nodes: 5_000, depth: 32, ms: 4 };

/** Bytes of a buffer that are shown; characters that a key, a name or a pattern may have. */
const HEAD = 256;
const LABEL = 4_096;

/** ms; 64 parts take no longer: the process had to wait for others, which must not cut a message. */
const STEP = 1;

const NOT_PLAIN = /[^ !#-[\]-~]/;

/** A place in the value, as a list from the leaf to the root; written out only where a ref needs it. */
interface Way {
  readonly up: Way | null;
  readonly step: Step;
}

/**
 * The bounded picture of any value. The value must be a clone that belongs to this world (no
 * getters, no proxies of a page): it is read plainly. Never throws.
 */
export function encode(
  value: unknown,
  { bytes, nodes, depth, ms }: Budget = FRAME_BUDGET,
): Preview {
  let looked = performance.now();
  const seen = new Map<object, Way>();
  let size = 0;
  let exact = true;
  let cut = false;
  const root = nodeOf(value, 0, { up: null, step: '' });
  return { root, size, exact, cut };

  function nodeOf(part: unknown, level: number, way: Way): Node {
    nodes--;
    switch (typeof part) {
      case 'string':
        return text(part, level);
      case 'number':
        size += String(part).length;
        if (Number.isFinite(part) && !Object.is(part, -0)) return part;
        return { type: 'number', value: part === 0 ? '-0' : `${part}` };
      case 'boolean':
        size += 4;
        return part;
      case 'undefined':
        size += 4;
        return { type: 'undefined' };
      case 'bigint':
        return bigint(part);
      case 'object':
        if (part !== null) return object(part, level, way);
        size += 4;
        return null;
      default:
        return { type: 'unreadable', reason: typeof part };
    }
  }

  function object(part: object, level: number, way: Way): Node {
    const before = seen.get(part);
    if (before) return { type: 'ref', path: written(before) };
    if (level >= depth) return omit('depth');
    seen.set(part, way);
    try {
      if (Array.isArray(part)) return array(part, level, way);
      const prototype: unknown = Object.getPrototypeOf(part);
      const isPlain = prototype === Object.prototype || prototype === null;
      return (isPlain ? null : exotic(part, level, way)) ?? fields(part, level, way);
    } catch {
      return { type: 'unreadable', reason: 'broken' };
    }
  }

  function fields(part: object, level: number, way: Way): Node {
    const keys = Object.keys(part);
    const entries = each(keys, keys.length, (key): [string, Node] => {
      bytes -= key.length;
      size += textSize(key) + 1;
      return [label(key), nodeOf(Reflect.get(part, key), level + 1, { up: way, step: key })];
    });
    return { type: 'object', entries, more: keys.length - entries.length };
  }

  function array(part: readonly unknown[], level: number, way: Way): Node {
    const { length } = part;
    const items = each(part, length, (item, i): Node => {
      if (item !== undefined || Object.hasOwn(part, i)) {
        return nodeOf(item, level + 1, { up: way, step: i });
      }
      nodes--;
      size += 4;
      return { type: 'hole' };
    });
    return { type: 'array', items, length };
  }

  /** What structured cloning knows besides; `null` for the instance of a class. */
  function exotic(part: object, level: number, way: Way): Node | null {
    const inside = (item: unknown, step: Step, up: Way = way): Node =>
      nodeOf(item, level + 1, { up, step });
    if (part instanceof Map) {
      const entries = each(part, part.size, ([key, item], i): [Node, Node] => {
        const entry = { up: way, step: i };
        return [inside(key, 'key', entry), inside(item, 'value', entry)];
      });
      return { type: 'map', entries, size: part.size };
    }
    if (part instanceof Set) {
      return { type: 'set', items: each(part, part.size, inside), size: part.size };
    }
    if (part instanceof Date) {
      const time = part.getTime();
      size += 26;
      return { type: 'date', value: Number.isNaN(time) ? null : time };
    }
    if (part instanceof RegExp) {
      return { type: 'regexp', source: label(part.source), flags: part.flags };
    }
    if (part instanceof Error) {
      return { type: 'error', name: label(part.name), message: label(part.message) };
    }
    if (part instanceof Blob) {
      size += part.size;
      const name = part instanceof File ? label(part.name) : null;
      return { type: 'blob', mime: label(part.type), size: part.size, name };
    }
    const tag = Object.prototype.toString.call(part).slice(8, -1);
    const inner: unknown = part.valueOf();
    if (inner !== part) return { type: 'boxed', value: nodeOf(inner, level, way) };
    if (ArrayBuffer.isView(part)) return buffer(tag, part.buffer, part.byteOffset, part.byteLength);
    if (isBuffer(part, tag)) return buffer(tag, part, 0, part.byteLength);
    return tag === 'Object' ? null : { type: 'handle', name: tag, detail: '' };
  }

  function buffer(view: string, whole: ArrayBufferLike, offset: number, byteLength: number): Node {
    size += byteLength;
    cut ||= byteLength > HEAD;
    const head = toBase64(new Uint8Array(whole, offset, Math.min(HEAD, byteLength)));
    return { type: 'bytes', view, byteLength, head };
  }

  /** Its digits take long to make: a huge one is left out. */
  function bigint(part: bigint): Node {
    if (BigInt.asIntN(LABEL, part) !== part) return omit('budget');
    const digits = String(part);
    size += digits.length;
    return { type: 'bigint', value: digits };
  }

  /** A string inside a value may take half of what is left: the fields after it are to be seen too. */
  function text(part: string, level: number): Node {
    const room = level === 0 ? bytes : Math.max(HEAD, bytes >> 1);
    const { length } = part;
    bytes -= Math.min(length, room);
    if (length > room) {
      leaveOut(length);
      return { type: 'string', value: headOf(part, room), length };
    }
    size += textSize(part);
    return part;
  }

  function label(part: string): string {
    if (part.length <= LABEL) return part;
    leaveOut(part.length - LABEL);
    return `${headOf(part, LABEL)}…`;
  }

  /** As many parts as the budget allows, of `total`. */
  function each<T, N>(
    parts: Iterable<T>,
    total: number,
    encodePart: (part: T, i: number) => N,
  ): N[] {
    const encoded: N[] = [];
    size += Math.max(2, total + 1);
    for (const part of parts) {
      if ((nodes & 63) === 0 && isLate()) nodes = 0;
      if (nodes <= 0 || bytes <= 0) break;
      encoded.push(encodePart(part, encoded.length));
    }
    if (encoded.length < total) leaveOut(total - encoded.length);
    return encoded;
  }

  function isLate(): boolean {
    const now = performance.now();
    ms -= Math.min(now - looked, STEP);
    looked = now;
    return ms < 0;
  }

  /** Something of at least `least` bytes is not in the picture. */
  function leaveOut(least: number): void {
    size += least;
    exact = false;
    cut = true;
  }

  function omit(reason: 'depth' | 'budget'): Node {
    leaveOut(2);
    return { type: 'omitted', reason };
  }
}

/** Or a SharedArrayBuffer: pages that are not isolated have no class for it. */
function isBuffer(_: object, tag: string): _ is ArrayBufferLike {
  return tag.endsWith('ArrayBuffer');
}

/** The bytes that JSON takes for a string. */
function textSize(text: string): number {
  if (!NOT_PLAIN.test(text)) return text.length + 2;
  return new TextEncoder().encode(JSON.stringify(text)).length;
}

/** The copy by JSON lets go of the long string, which a slice would keep in memory. */
function headOf(text: string, length: number): string {
  const head = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
  return String(JSON.parse(JSON.stringify(head)));
}

function written(way: Way): string {
  return way.up ? pathTo(written(way.up), way.step) : '$';
}
