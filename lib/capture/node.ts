/**
 * A bounded, JSON-able picture of any value that can be posted. `null`, booleans, finite numbers
 * and short strings stand for themselves; everything else says its type, and how much was left out.
 *
 * It is encoded in the frame (`encode.ts`), travels as it is through ports and files, and is shown
 * as a tree. A session file holds it too, so a file's nodes are checked by `parse-node.ts` first.
 */
export type Node = null | boolean | number | string | RichNode;

export type RichNode =
  | { readonly type: 'undefined' }
  /** What JSON can't say: NaN, Infinity, -Infinity, -0. */
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'bigint'; readonly value: string }
  /** A string cut at the budget: `value` is its head, `length` its true length in UTF-16 units. */
  | { readonly type: 'string'; readonly value: string; readonly length: number }
  /** `more` is the number of own keys that were left out; 0 when none was. */
  | {
      readonly type: 'object';
      readonly entries: readonly (readonly [key: string, value: Node])[];
      readonly more: number;
    }
  /** `length` is the array's own; `items` may be fewer. */
  | { readonly type: 'array'; readonly items: readonly Node[]; readonly length: number }
  | { readonly type: 'hole' }
  | {
      readonly type: 'map';
      readonly entries: readonly (readonly [key: Node, value: Node])[];
      readonly size: number;
    }
  | { readonly type: 'set'; readonly items: readonly Node[]; readonly size: number }
  /** ms since 1970; `null` for an invalid date. */
  | { readonly type: 'date'; readonly value: number | null }
  | { readonly type: 'regexp'; readonly source: string; readonly flags: string }
  | { readonly type: 'error'; readonly name: string; readonly message: string }
  /** `new Number(1)`, `new String('a')`, `new Boolean(true)`, `Object(1n)`. */
  | { readonly type: 'boxed'; readonly value: Node }
  /** `view` is `ArrayBuffer` or the name of the view; `head` the first bytes in base64. */
  | {
      readonly type: 'bytes';
      readonly view: string;
      readonly byteLength: number;
      readonly head: string;
    }
  | {
      readonly type: 'blob';
      readonly mime: string;
      readonly size: number;
      readonly name: string | null;
    }
  /** A value that can't be looked into or rebuilt: a port, a stream, a bitmap, a key … by its class name. */
  | { readonly type: 'handle'; readonly name: string; readonly detail: string }
  /** The same object as at `path` (a JSON path from the root, `$` is the root). */
  | { readonly type: 'ref'; readonly path: string }
  /** Left out by the depth, node or time budget. */
  | { readonly type: 'omitted'; readonly reason: 'depth' | 'budget' }
  /** `page`: page script made the event; `large`: posted to a port, and not plain or too large; or any text. */
  | { readonly type: 'unreadable'; readonly reason: string };

/** What was recorded of one message's data. */
export interface Preview {
  readonly root: Node;
  /** Bytes, as UTF-8 JSON would take, or a lower bound where `exact` is false. */
  readonly size: number;
  readonly exact: boolean;
  /** Something was left out of `root`. */
  readonly cut: boolean;
}
