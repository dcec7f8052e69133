// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { Popup, type PopupProps } from '@/components/popup/Popup';
import { pairHandshakes } from '@/lib/handshakes/pair';
import { createSession, fold } from '@/lib/log/fold';
import type { LogEvent } from '@/lib/log/event';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { createStore } from '@/lib/view/store';
import { document as documentEvent, jwt, message } from '../session-file/events';

const TOKEN = jwt({ sub: 'user-1', iat: 1_000, exp: 1_300 });
const host = documentEvent({
  documentId: 'host',
  frameId: 0,
  parentFrameId: -1,
  url: 'https://host.example/',
});
const agent = documentEvent({ url: `https://agent.example/chat/${TOKEN}?access_token=${TOKEN}` });
const asked = message(
  { type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' },
  {
    id: 'host:1',
    at: 1_200_000,
    receiver: 'host',
    sender: 'agent',
    origin: 'https://agent.example',
  },
);

let root: HTMLElement;
let now = 1_240_000;

function show(
  events: readonly LogEvent[],
  change: Partial<PopupProps> = {},
  page = 'https://host.example/',
) {
  const store = createStore({
    createSession: () => createSession(createMatcher(catalogue())),
    fold,
    pair: (session, at) => pairHandshakes(session, at, { unansweredMs: 5_000 }),
    find: () => [],
    now: () => now,
    monotone: () => now,
    nextFrame: (callback) => callback(),
    later: () => () => undefined,
    keepLog: () => false,
  });
  root = window.document.createElement('div');
  window.document.body.append(root);
  const props: PopupProps = {
    store,
    expiringMs: 60_000,
    onReplay: () => Promise.resolve(null),
    onAsk: () => Promise.resolve(null),
    canAsk: () => true,
    onAllow: () => undefined,
    onOptions: () => undefined,
    ...change,
  };
  void act(() => {
    store.add(events);
    store.page.value = page;
    store.ready.value = true;
    render(<Popup {...props} />, root);
  });
  return store;
}

afterEach(() => {
  render(null, root);
  root.remove();
  now = 1_240_000;
});

it('shows an agent with its token, countdown and state', () => {
  const store = show([host, agent]);
  expect(root.querySelector('h2')?.textContent).toBe('agent.example');
  expect(root.textContent).toContain('expiring');
  expect(root.textContent).toContain('1 min 0 s left');
  expect(root.innerHTML).not.toContain(TOKEN);
  expect(root.querySelector('.agent-path')?.textContent).toMatch(/^\/chat\/eyJ….{4}$/);
  now += 90_000;
  void act(() => store.tick());
  expect(root.textContent).toContain('expired');
  expect(root.textContent).toContain('30 s ago');
});

it('shows the last refresh and asks again', async () => {
  const onAsk = vi.fn<PopupProps['onAsk']>().mockResolvedValue('The frame is gone.');
  show([host, agent, asked], { onAsk });
  expect(root.textContent).toContain('unanswered');
  expect(root.textContent).toContain('Chatzy');
  press('Ask now');
  await expect
    .poll(() => root.querySelector('.agent-said')?.textContent)
    .toBe('The frame is gone.');
  expect(onAsk.mock.calls[0]?.[0].document.documentId).toBe('agent');
});

it('says the last answer again', async () => {
  const onReplay = vi.fn<PopupProps['onReplay']>().mockResolvedValue(null);
  const answered = message(
    { type: '[TOKEN_REFRESH_RESPONSE]', access_token: jwt({ sub: 'user-1', exp: 2_000 }) },
    { id: 'agent:1', at: 1_201_000 },
  );
  show([host, agent, asked, answered], { onReplay });
  press('Replay the last answer');
  await expect.poll(() => onReplay.mock.calls.length).toBe(1);
  expect(onReplay.mock.calls[0]?.[0].id).toBe('agent:1');
});

it('asks for access that is missing', () => {
  const onAllow = vi.fn<PopupProps['onAllow']>();
  const store = show([], { onAllow });
  void act(() => {
    store.denied.value = ['https://agent.example', 'https://b.example'];
  });
  press('Allow access…');
  expect(onAllow).toHaveBeenCalledWith(['https://agent.example', 'https://b.example']);
});

it.each([
  ['https://host.example/', 'No agent on this page yet'],
  ['chrome://settings/', 'a page of the browser itself'],
  ['https://addons.mozilla.org/en-US/', 'its own store'],
])('says what is the matter on %s', (page, text) => {
  show([], {}, page);
  expect(root.textContent).toContain(text);
});

function press(label: string): void {
  const button = [...root.querySelectorAll('button')].find((one) => one.textContent === label);
  if (!button) throw new Error(`no button ${label}`);
  void act(() => button.click());
}
