import { encodeExotic } from './encode-exotic';
import { isSpent, leaveOut, omit, textSize, type Way, type Work } from './encode-work';
import type { Node, Preview } from './node';
import { pathTo, type Step } from './path';

export interface Budget {
  /** UTF-16 units of all strings and keys together. */
  readonly bytes: number;
  readonly nodes: number;
  readonly depth: number;
  readonly ms: number;
}

/** What one message may cost a frame. */
export const FRAME_BUDGET: Budget = { bytes: 65_536, nodes: 5_000, depth: 32, ms: 4 };

const ROOT: Way = { up: null, step: '' };

/**
 * The bounded picture of any value. The value must be a clone that belongs to this world (no
 * getters, no proxies of a page): it is read plainly.
 */
export function encode(value: unknown, budget: Budget = FRAME_BUDGET): Preview {
  const work: Work = {
    bytes: budget.bytes,
    nodes: budget.nodes,
    depth: budget.depth,
    end: performance.now() + budget.ms,
    size: 0,
    exact: true,
    cut: false,
    seen: new Map(),
  };
  const root = encodeAt(value, 0, ROOT, work);
  return { root, size: work.size, exact: work.exact, cut: work.cut };
}

function encodeAt(value: unknown, depth: number, way: Way, work: Work): Node {
  work.nodes--;
  switch (typeof value) {
    case 'string':
      return encodeText(value, depth === 0, work);
    case 'number':
      return encodeNumber(value, work);
    case 'boolean':
      work.size += value ? 4 : 5;
      return value;
    case 'undefined':
      work.size += 4;
      return { type: 'undefined' };
    case 'bigint':
      return encodeBigInt(value, work);
    case 'object':
      if (value !== null) return encodeObject(value, depth, way, work);
      work.size += 4;
      return null;
    default:
      return { type: 'unreadable', reason: typeof value };
  }
}

function encodeObject(value: object, depth: number, way: Way, work: Work): Node {
  const before = work.seen.get(value);
  if (before) {
    work.size += 4;
    return { type: 'ref', path: written(before) };
  }
  if (depth >= work.depth) return omit('depth', work);
  work.seen.set(value, way);
  try {
    if (Array.isArray(value)) return encodeArray(value, depth, way, work);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) {
      return encodeFields(value, depth, way, work);
    }
    return encodeExotic(value, depth, way, work, encodeAt) ?? encodeFields(value, depth, way, work);
  } catch (error) {
    return { type: 'unreadable', reason: String(error).slice(0, 200) };
  }
}

function encodeFields(value: object, depth: number, way: Way, work: Work): Node {
  const keys = Object.keys(value);
  const entries: [string, Node][] = [];
  work.size += 2;
  for (const key of keys) {
    if (isSpent(work) || key.length > work.bytes) break;
    work.bytes -= key.length;
    work.size += textSize(key) + (entries.length > 0 ? 2 : 1);
    const field: unknown = Reflect.get(value, key);
    entries.push([key, encodeAt(field, depth + 1, { up: way, step: key }, work)]);
  }
  const more = keys.length - entries.length;
  if (more > 0) leaveOut(more * 5, work);
  return { type: 'object', entries, more };
}

function encodeArray(value: readonly unknown[], depth: number, way: Way, work: Work): Node {
  const { length } = value;
  const items: Node[] = [];
  work.size += 2;
  for (let i = 0; i < length && !isSpent(work); i++) {
    if (i > 0) work.size++;
    const item = value[i];
    if (item === undefined && !Object.hasOwn(value, i)) {
      work.nodes--;
      work.size += 4;
      items.push({ type: 'hole' });
    } else items.push(encodeAt(item, depth + 1, { up: way, step: i }, work));
  }
  const more = length - items.length;
  if (more > 0) leaveOut(Object.hasOwn(value, length - 1) ? more * 2 : 0, work);
  return { type: 'array', items, length };
}

function encodeNumber(value: number, work: Work): Node {
  if (Number.isFinite(value) && !Object.is(value, -0)) {
    work.size += String(value).length;
    return value;
  }
  work.size += 4;
  if (value === 0) return { type: 'number', value: '-0' };
  return {
    type: 'number',
    value: Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity',
  };
}

/** The digits of a huge BigInt take long to make: its bits are counted first. */
function encodeBigInt(value: bigint, work: Work): Node {
  if (BigInt.asIntN(4096, value) !== value) return omit('budget', work);
  const text = String(value);
  work.size += text.length;
  return { type: 'bigint', value: text };
}

/** A string inside a value may take half of what is left, so that the fields after it are seen too. */
function encodeText(value: string, whole: boolean, work: Work): Node {
  const room = whole ? work.bytes : Math.max(256, work.bytes >> 1);
  if (value.length <= room) {
    work.bytes -= value.length;
    work.size += textSize(value);
    return value;
  }
  work.bytes -= room;
  leaveOut(value.length + 2, work);
  return { type: 'string', value: headOf(value, room), length: value.length };
}

/** The copy by JSON lets go of the long string, which a slice would keep in memory. */
function headOf(text: string, length: number): string {
  const head = text.slice(0, length);
  const whole = /[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head;
  return String(JSON.parse(JSON.stringify(whole)));
}

function written(way: Way): string {
  const steps: Step[] = [];
  for (let at = way; at.up; at = at.up) steps.unshift(at.step);
  return steps.reduce<string>(pathTo, '$');
}
