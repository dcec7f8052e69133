import type { Node } from '@/lib/capture/node';
import type { Definition } from '@/lib/protocols/definition';
import { createMatcher } from '@/lib/protocols/match';
import { entryAt } from '@/lib/protocols/path';
import { jsonText } from './json-node';
import { inner, keyStep, stringsOf, withNodeAt } from './node-path';
import type { Steps } from './node-path';

/** `answer` with its token under another name, as hosts get it wrong; `null`: the token has no field. */
export function withWrongField(answer: Node, token: string): Node | null {
  let spoilt: Node = inner(answer, [keyStep('')]);
  const places = stringsOf(answer).filter(({ text }) => text === token);
  for (const { steps } of places) {
    const changed = renamed(spoilt, steps);
    if (changed === null) return null;
    spoilt = changed;
  }
  if (places.length === 0) return null;
  return typeof answer === 'string' ? jsonText(spoilt) : spoilt;
}

/**
 * `answer` with the text misspelt by which the protocol knows it: without its brackets, or in
 * another case. Where no text tells it, its token becomes a number. `null`: neither can be.
 */
export function withWrongType(
  answer: Node,
  definition: Definition,
  values: readonly string[],
): Node | null {
  const matcher = createMatcher([definition]);
  const isAnswer = (node: Node) => {
    const mark = matcher.message(node, definition.transport !== 'window');
    return mark?.roles.some(({ role }) => role === 'answer' || role === 'push') ?? false;
  };
  const places = stringsOf(answer);
  for (const { steps, text } of places) {
    if (text === '' || values.includes(text)) continue;
    const changed = withNodeAt(answer, steps, misspelt(text));
    if (changed !== undefined && !isAnswer(changed)) return changed;
  }
  const place = places.find(({ text }) => text === values[0]);
  return (place && withNodeAt(answer, place.steps, 12_345)) ?? null;
}

function misspelt(text: string): string {
  const bare = text.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (bare !== text && bare !== '') return bare;
  return text.toUpperCase() === text ? text.toLowerCase() : text.toUpperCase();
}

function renamed(root: Node, steps: Steps): Node | null {
  const last = steps.at(-1);
  if (last?.type !== 'key') return null;
  const path = steps.slice(0, -1);
  let parent: Node | undefined = root;
  for (const step of path)
    parent = parent === undefined || step.type !== 'key' ? undefined : entryAt(parent, step.key);
  const changed = parent === undefined ? null : withOtherName(parent, last.key);
  return changed === null ? null : (withNodeAt(root, path, changed) ?? null);
}

function withOtherName(parent: Node, key: string): Node | null {
  if (parent === null || typeof parent !== 'object') return null;
  if (parent.type === 'object') {
    const entries = parent.entries.map(
      ([name, value]) => [name === key ? otherName(name) : name, value] as const,
    );
    return { ...parent, entries };
  }
  const index = Number(key);
  const item = parent.type === 'array' ? parent.items[index] : undefined;
  if (parent.type !== 'array' || item === undefined) return null;
  const items = [...parent.items.with(index, null), item];
  return { ...parent, items, length: items.length };
}

/** `access_token` ↔ `accessToken`; else the commonest wrong name. */
function otherName(name: string): string {
  const camel = name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  if (camel !== name) return camel;
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (snake !== name) return snake;
  return name === 'token' ? 'access_token' : 'token';
}
