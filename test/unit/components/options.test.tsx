// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OptionsContext, type OptionsPage } from '@/components/options/context';
import { OptionsView } from '@/components/options/OptionsView';
import { createSession, fold } from '@/lib/log/fold';
import { defaultOptions } from '@/lib/options/options';
import { createMatcher } from '@/lib/protocols/match';
import { jwt, message } from '../session-file/events';

// What a view without CodeMirror shows: a text area, which a test can type into.
vi.mock('@/components/json-editor', () => {
  throw new Error('not loaded');
});

const own = {
  id: 'acme',
  name: 'Acme',
  transport: 'window',
  messages: [
    { role: 'answer', from: 'host', match: { type: 'acme.token' }, tokens: [{ path: 'token' }] },
  ],
} as const;

let root: HTMLElement;
const change = vi.fn<OptionsPage['change']>();

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

function show(page: Partial<OptionsPage> = {}) {
  const value: OptionsPage = {
    options: defaultOptions(),
    change,
    tabs: () => Promise.resolve([{ id: 7, title: 'A page' }]),
    watchTab: () => () => undefined,
    saveFile: () => undefined,
    draft: null,
    allSites: true,
    allowAllSites: () => undefined,
    limitSites: () => undefined,
    ...page,
  };
  void act(() =>
    render(
      <OptionsContext.Provider value={value}>
        <OptionsView said="" />
      </OptionsContext.Provider>,
      root,
    ),
  );
}

it('stores a threshold in the unit of the settings', () => {
  show();
  const field = control('input', 'No answer for');
  field.value = '7.5';
  void act(() => void field.dispatchEvent(new Event('change')));
  expect(change.mock.calls[0]?.[0].settings?.unansweredMs).toBe(7_500);
});

it('switches a vendor off', () => {
  show();
  void act(() => control('input', 'Chatzy').click());
  expect(change.mock.calls[0]?.[0].library).toEqual({ own: [], off: ['chatzy'] });
});

it('reports an ignored finding again', () => {
  const options = defaultOptions();
  show({
    options: {
      ...options,
      settings: { ...options.settings, ignored: { 'https://a.example': ['loop'] } },
    },
  });
  press('Report it again');
  expect(change.mock.calls[0]?.[0].settings?.ignored).toEqual({});
});

it('names what is wrong with a definition, and saves it when it is right', () => {
  show();
  press('Add a protocol…');
  write(JSON.stringify({ ...own, transport: 'pigeon' }));
  expect(root.querySelector('[role=alert]')?.textContent).toMatch(/transport.*"window"/);
  write('{');
  expect(root.querySelector('[role=alert]')?.textContent).toContain('JSON');
  write(JSON.stringify(own));
  expect(root.querySelector('[role=alert]')).toBeNull();
  press('Save');
  expect(change.mock.calls[0]?.[0].library?.own).toEqual([own]);
});

it('tries a definition on an open tab before it is saved', async () => {
  const token = jwt({ sub: 'user-1' });
  const session = createSession(createMatcher([]));
  fold(session, message({ type: 'acme.token', token }));
  fold(session, message({ type: 'other' }, { id: 'agent:2' }));
  show({
    watchTab: (tabId, onSession) => {
      if (tabId === 7) onSession(session);
      return () => undefined;
    },
  });
  press('Add a protocol…');
  write(JSON.stringify(own));
  await expect.poll(() => root.querySelector('.options-trial option[value="7"]')).not.toBeNull();
  const select = root.querySelector<HTMLSelectElement>('.options-trial');
  if (select) select.value = '7';
  void act(() => void select?.dispatchEvent(new Event('change')));
  expect(root.textContent).toContain('It takes 1 of 2 messages for its own.');
  expect(root.textContent).toContain('tokens at $.token');
  expect(root.textContent).not.toContain(token);
});

it.each([
  ['cannot be read', { text: () => Promise.reject(new Error('NotReadableError')) }],
  ['is too large', { size: 1e9 }],
])('says that a file is none of ours which %s', async (_, what) => {
  show();
  press('Add a protocol…');
  const file = new File(['{}'], 'a.json');
  for (const [key, value] of Object.entries(what)) Object.defineProperty(file, key, { value });
  for (const input of root.querySelectorAll('input[type=file]')) {
    Object.defineProperty(input, 'files', { value: [file] });
    void act(() => void input.dispatchEvent(new Event('change')));
  }
  const said = () => [...root.querySelectorAll('.options-errors')].map((one) => one.textContent);
  await expect
    .poll(said)
    .toEqual([expect.stringContaining('JSON'), 'This file is not JSON, so it is no session file.']);
});

function press(label: string): void {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent === label);
  if (!button) throw new Error(`no button ${label}`);
  void act(() => button.click());
}

function control(name: 'input', label: string): HTMLInputElement {
  const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.includes(label));
  const input = found?.querySelector(name);
  if (!input) throw new Error(`no field ${label}`);
  return input;
}

function write(text: string): void {
  const area = root.querySelector<HTMLTextAreaElement>('.options-editor textarea');
  if (!area) throw new Error('no editor');
  area.value = text;
  void act(() => void area.dispatchEvent(new Event('input', { bubbles: true })));
}
