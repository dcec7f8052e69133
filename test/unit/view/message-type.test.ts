import { expect, it } from 'vitest';
import type { Node } from '@/lib/capture/node';
import { messageType } from '@/lib/view/message-type';

const object = (entries: Record<string, Node>): Node => ({
  type: 'object',
  entries: Object.entries(entries),
  more: 0,
});

it.each<[string, Node, string]>([
  ['its type', object({ id: 1, type: '[TOKEN_REFRESH]' }), '[TOKEN_REFRESH]'],
  ['type before event', object({ event: 'x', type: 'y' }), 'y'],
  ['its keys', object({ a: 1, b: 2 }), '{a, b}'],
  ['nothing', object({}), '{}'],
  ['JSON in a text', '{"event":"ready","n":1}', 'ready'],
  ['a text', 'hello', 'hello'],
  ['broken JSON', '{"event', '{"event'],
  ['a number', 4, '4'],
  ['null', null, 'null'],
  ['a Map', { type: 'map', entries: [], size: 3 }, 'Map(3)'],
  ['a command in an array', { type: 'array', items: ['set', 1], length: 2 }, 'set'],
  ['inherited names', object({ __proto__x: 'no', constructor: 'no' }), '{__proto__x, constructor}'],
])('a message is called by %s', (_, node, expected) => {
  expect(messageType(node)).toBe(expected);
});

it('is cut after secrets are taken out', () => {
  const secret = 'x'.repeat(200);
  expect(messageType(`go ${secret}`, (text) => text.replace(secret, '…'))).toBe('go …');
  expect(messageType('y'.repeat(200))).toHaveLength(81);
});
