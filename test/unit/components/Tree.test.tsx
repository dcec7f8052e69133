// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Tree } from '@/components/Tree';
import type { Node } from '@/lib/capture/node';

const ROOT: Node = {
  type: 'object',
  entries: [
    ['type', 'init'],
    ['list', { type: 'array', items: [{ type: 'array', items: [7], length: 1 }], length: 1 }],
    ['<b>', '<img src=x onerror=alert(1)>'],
  ],
  more: 0,
};

let root: HTMLElement;

beforeEach(() => {
  root = document.body.appendChild(document.createElement('div'));
});

afterEach(async () => {
  await act(() => render(null, root));
  root.remove();
});

it('opens, shuts and moves by keys, and shows markup as text', async () => {
  await act(() => render(<Tree label="Payload" root={ROOT} hide={(text) => text} />, root));
  const tree = root.querySelector<HTMLElement>('[role=tree]');
  if (!tree) throw new Error('no tree');
  const press = (key: string) =>
    act(() => {
      tree.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
  const lines = () => tree.querySelectorAll('[role=treeitem]').length;
  const active = () =>
    document.getElementById(tree.getAttribute('aria-activedescendant') ?? '')?.textContent;

  expect(lines()).toBe(5);
  expect(root.querySelector('img')).toBeNull();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await press(key);
  expect(lines()).toBe(6);
  expect(active()).toBe('0Array(1)');
  await press('ArrowLeft');
  await press('ArrowLeft');
  expect(active()).toBe('listArray(1)');
  await press('ArrowLeft');
  expect(lines()).toBe(4);
  await press('Home');
  expect(active()).toBe('{…}');
});
