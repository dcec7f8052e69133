import type { Node } from '@/lib/capture/node';
import { parseJsonNode } from '@/lib/tokens/json-node';
import { pathText } from '@/lib/tokens/path-text';

/** A field by which messages of this kind are told from others. */
export interface NameField {
  readonly path: string;
  readonly value: string;
}

const NAME_KEYS = new Set(
  `type event eventname name msg method methodname func fn function action command cmd messageid message
   messagetype kind op operation topic subject reason code error intent call request route`.split(
    /\s+/,
  ),
);
const ID_KEYS =
  /^(?:id|_id|uid|uuid|guid|seq|sequence|mid|cid|rid|nonce|state|callid|messageid|msgid|txid|transactionid|correlationid|contextid|requestid|reqid|responseid|sessionrequestid|uuidasstring|replyto|inreplyto)$/;
const MAX_LEVEL = 4;
const MAX_FIELDS = 20;
const MAX_KEYS = 50;

/** The whole of a short text message, or what an object's naming fields say; outermost first. */
export function nameFields(root: Node): readonly NameField[] {
  const inside = insideOf(root);
  if (typeof inside === 'string') {
    const head = /^[^\s|:;,?#]{1,100}/.exec(inside)?.[0];
    return head === undefined ? [] : [{ path: '$', value: head }];
  }
  return scalarFields(inside).flatMap(({ path, key, value }) =>
    NAME_KEYS.has(plainKey(key)) && typeof value === 'string' && /^[\x20-\x7e]{2,100}$/.test(value)
      ? [{ path, value }]
      : [],
  );
}

/** Values of fields that number a message, by path: what joins a request and its answer. */
export function idFields(root: Node): readonly NameField[] {
  return scalarFields(insideOf(root)).flatMap(({ path, key, value }) => {
    if (!ID_KEYS.test(plainKey(key))) return [];
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return text === '' || text.length > 200 ? [] : [{ path, value: text }];
  });
}

/** `getAccessToken` and `GET_ACCESS_TOKEN` are the same words. */
export function wordsOf(text: string): readonly string[] {
  return text
    .slice(0, 200)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** A text that holds JSON is read as what it says. */
export function insideOf(root: Node): Node {
  if (typeof root !== 'string' || !/^\s*[[{]/.test(root)) return root;
  return parseJsonNode(root) ?? root;
}

function plainKey(key: string): string {
  return key.length > 40 ? '' : key.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

interface Field {
  readonly path: string;
  readonly key: string;
  readonly value: Node;
}

/** Strings and numbers of the outer levels, level by level. */
function scalarFields(root: Node): readonly Field[] {
  const fields: Field[] = [];
  let level: readonly { readonly node: Node; readonly steps: readonly string[] }[] = [
    { node: root, steps: [] },
  ];
  for (let depth = 0; depth < MAX_LEVEL && fields.length < MAX_FIELDS * 5; depth += 1) {
    const next: { node: Node; steps: readonly string[] }[] = [];
    for (const { node, steps } of level)
      for (const [key, value] of childrenOf(node)) {
        if (typeof value === 'string' || typeof value === 'number')
          fields.push({ path: pathText([...steps, key]), key, value });
        else next.push({ node: value, steps: [...steps, key] });
      }
    level = next.slice(0, MAX_KEYS);
  }
  return fields;
}

function childrenOf(node: Node): readonly (readonly [key: string, value: Node])[] {
  if (typeof node !== 'object' || node === null) return [];
  if (node.type === 'object') return node.entries.slice(0, MAX_KEYS);
  if (node.type !== 'array') return [];
  return node.items.slice(0, 8).map((item, index) => [String(index), item] as const);
}
