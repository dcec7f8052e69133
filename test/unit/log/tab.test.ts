import { expect, it, vi } from 'vitest';
import { encode } from '@/lib/capture/encode';
import type { Sighting, WindowRef } from '@/lib/capture/sighting';
import type { LogEvent } from '@/lib/log/event';
import { createHub } from '@/lib/log/hub';
import type { TabBrowser } from '@/lib/log/tab-browser';
import type {
  FromDevtools,
  FromFrame,
  FromView,
  Hello,
  SpeakCommand,
  ToDevtools,
  ToFrame,
  ToView,
} from '@/lib/wire';
import { portPair } from '../../support/ports';
import { request } from '../session-file/events';

const SELF: WindowRef = { up: 0, down: [], hidden: null, frameId: null };
const PARENT = { ...SELF, up: 1 };
const CHILD = { ...SELF, down: [0] };

function hello(origin: string, index: number | null): Hello {
  return { type: 'hello', at: 1, url: `${origin}/`, origin, name: '', index, children: [] };
}

function sighting(seq: number, data: unknown, source: WindowRef | null): Sighting {
  return {
    seq,
    at: seq,
    origin: source === PARENT ? 'https://host.example' : 'https://agent.example',
    source,
    channel: null,
    preview: encode(data),
    ports: [],
    trusted: true,
    action: null,
    rule: null,
  };
}

/** A hub on a browser that lets everything happen, a host page (frame 0) and its agent (frame 5). */
async function setUp() {
  const timers: (() => void)[] = [];
  const looks: number[] = [];
  const browser: TabBrowser = {
    now: () => 1_000,
    every: () => () => undefined,
    after(_, task) {
      timers.push(task);
      return () => undefined;
    },
    onLoaded: () => () => undefined,
    look: (tabId) => void looks.push(tabId),
    parentOf: (_, frameId) => Promise.resolve(frameId === 0 ? -1 : 0),
    access: () => Promise.resolve({ page: 'https://host.example/', denied: [] }),
    definitions: () => Promise.resolve([]),
    facts: () => undefined,
    rulesChanged: () => undefined,
    inject: () => Promise.resolve(),
    outline: () => Promise.resolve(),
    call: () => Promise.reject(new Error('not called here')),
    openOptions: () => Promise.reject(new Error('not called here')),
  };
  const hub = createHub(browser);

  function view(tabId = 1) {
    const [end, hubEnd] = portPair<ToView, FromView>();
    const events: LogEvent[] = [];
    const others: ToView[] = [];
    end.onMessage.addListener((message) => {
      if (message.type === 'events') events.push(...message.events);
      else others.push(message);
    });
    hub.connectView(hubEnd);
    end.postMessage({ type: 'watch', tabId });
    return { end, events, others };
  }

  function frame(frameId: number, documentId: string, tabId = 1) {
    const [end, hubEnd] = portPair<ToFrame, FromFrame>();
    const orders: ToFrame[] = [];
    end.onMessage.addListener((order) => orders.push(order));
    hub.connectFrame(hubEnd, { tabId, frameId, documentId });
    return { end, orders };
  }

  const panel = view();
  await vi.waitFor(() => expect(panel.others.map(({ type }) => type)).toContain('ready'));
  const host = frame(0, 'host');
  const agent = frame(5, 'agent');
  return { hub, panel, host, agent, view, frame, timers, looks };
}

const REPLAY: SpeakCommand = {
  type: 'speak',
  kind: 'replay',
  label: 'Replayed',
  speaker: 'host',
  receiver: 'agent',
  targetOrigin: 'https://agent.example',
  data: encode({ type: 'answer' }).root,
};

function orderOf(orders: readonly ToFrame[]) {
  const found = orders.find((one) => one.type === 'speak');
  if (!found) throw new Error('not yet');
  return found;
}

const messages = (events: readonly LogEvent[]) =>
  events.filter((event) => event.type === 'message');

it('gives a row its sender, though the sender says hello later', async () => {
  const { panel, host, agent } = await setUp();
  host.end.postMessage(hello('https://host.example', null));
  const rows = [sighting(1, 'ask', CHILD)];
  host.end.postMessage({ type: 'rows', rows, lost: 0, early: true });
  agent.end.postMessage(hello('https://agent.example', 0));
  await vi.waitFor(() =>
    expect(messages(panel.events)).toMatchObject([
      { id: 'host:1', sender: 'agent', receiver: 'host', early: true },
    ]),
  );
});

it('calls nothing early that was posted after the view was there', async () => {
  const { panel, host } = await setUp();
  host.end.postMessage(hello('https://host.example', null));
  const rows = [
    { ...sighting(1, 'a', null), at: 999 },
    { ...sighting(2, 'b', null), at: 1_001 },
  ];
  host.end.postMessage({ type: 'rows', rows, lost: 0, early: true });
  await vi.waitFor(() =>
    expect(messages(panel.events).map(({ early }) => early)).toEqual([true, false]),
  );
});

it('acknowledges rows, and takes those that come again for the same', async () => {
  const { panel, host, view } = await setUp();
  host.end.postMessage(hello('https://host.example', null));
  const rows = [sighting(1, 'a', null), sighting(2, 'b', null)];
  host.end.postMessage({ type: 'rows', rows, lost: 0, early: false });
  const again = [...rows, sighting(3, 'c', null)];
  host.end.postMessage({ type: 'rows', rows: again, lost: 0, early: false });
  await vi.waitFor(() => expect(host.orders).toContainEqual({ type: 'ack', seq: 3 }));
  const ids = ['host:1', 'host:2', 'host:3'];
  expect(messages(panel.events).map(({ id }) => id)).toEqual(ids);
  const second = view();
  await vi.waitFor(() => expect(messages(second.events).map(({ id }) => id)).toEqual(ids));
});

it('has a frame speak, and knows the message when it arrives', async () => {
  const { panel, host, agent } = await setUp();
  host.end.postMessage(hello('https://host.example', null));
  agent.end.postMessage(hello('https://agent.example', 0));
  await vi.waitFor(() => expect(panel.events).toHaveLength(2));
  panel.end.postMessage({ type: 'do', id: 'act-1', command: REPLAY });
  const order = await vi.waitFor(() => orderOf(host.orders));
  expect(order).toMatchObject({ to: { up: 0, down: [0] }, targetOrigin: 'https://agent.example' });
  const rows = [sighting(1, { type: 'answer' }, PARENT), sighting(2, { type: 'answer' }, PARENT)];
  agent.end.postMessage({ type: 'rows', rows, lost: 0, early: false });
  host.end.postMessage({ type: 'spoken', id: order.id, error: null });
  await vi.waitFor(() =>
    expect(panel.others).toContainEqual({ type: 'done', id: 'act-1', error: null }),
  );
  expect(messages(panel.events).map(({ action }) => action)).toEqual(['act-1', null]);
  expect(panel.events).toContainEqual(
    expect.objectContaining({ type: 'action', id: 'act-1', error: null }),
  );
});

it.each(['said why', 'silent'])(
  'takes nothing for ours when a frame did not speak: %s',
  async (how) => {
    const { panel, host, agent, timers } = await setUp();
    host.end.postMessage(hello('https://host.example', null));
    agent.end.postMessage(hello('https://agent.example', 0));
    await vi.waitFor(() => expect(panel.events).toHaveLength(2));
    panel.end.postMessage({ type: 'do', id: 'act-1', command: REPLAY });
    const { id } = await vi.waitFor(() => orderOf(host.orders));
    if (how === 'silent') for (const task of timers.splice(0)) task();
    else host.end.postMessage({ type: 'spoken', id, error: 'no such window' });
    await vi.waitFor(() => expect(panel.others.map(({ type }) => type)).toContain('done'));
    const rows = [sighting(1, { type: 'answer' }, PARENT)];
    agent.end.postMessage({ type: 'rows', rows, lost: 0, early: false });
    await vi.waitFor(() => expect(messages(panel.events)).toMatchObject([{ action: null }]));
  },
);

it('says why it can not speak for a frame that is gone', async () => {
  const { panel, host, agent } = await setUp();
  host.end.postMessage(hello('https://host.example', null));
  agent.end.postMessage(hello('https://agent.example', 0));
  await vi.waitFor(() => expect(panel.events).toHaveLength(2));
  agent.end.disconnect();
  panel.end.postMessage({ type: 'do', id: 'act-1', command: REPLAY });
  await vi.waitFor(() =>
    expect(panel.others).toContainEqual({
      type: 'done',
      id: 'act-1',
      error: 'receiver-gone',
    }),
  );
  expect(host.orders.filter(({ type }) => type === 'speak')).toEqual([]);
});

it('arms every frame with the rules of a view, and disarms them when the view closes', async () => {
  const { panel, host, frame, view } = await setUp();
  const second = view();
  await vi.waitFor(() => expect(second.others.map(({ type }) => type)).toContain('ready'));
  const match = { definition: null, role: null, text: 'x', origin: null };
  const rule = { id: 'r', label: 'Drop', on: true, match, effect: { type: 'drop' as const } };
  panel.end.postMessage({ type: 'do', id: '1', command: { type: 'rules', rules: [rule] } });
  await vi.waitFor(() =>
    expect(host.orders).toContainEqual({ type: 'rules', rules: [rule], definitions: [] }),
  );
  const late = frame(9, 'late');
  await vi.waitFor(() => expect(late.orders.map(({ type }) => type)).toContain('rules'));
  panel.end.disconnect();
  await vi.waitFor(() =>
    expect(host.orders).toContainEqual({ type: 'rules', rules: [], definitions: [] }),
  );
});

it('shows a first view no requests of pages that were left before', async () => {
  const { hub, view, frame } = await setUp();
  const [devtools, hubEnd] = portPair<ToDevtools, FromDevtools>();
  hub.connectDevtools(hubEnd);
  devtools.postMessage({ type: 'inspect', tabId: 2 });
  const events = [
    request({ id: 'r1', url: 'of the page before', at: 1 }),
    request({ id: 'r2', url: 'of this page', at: 11 }),
  ];
  devtools.postMessage({ type: 'requests', events });
  const late = view(2);
  frame(0, 'top', 2).end.postMessage({ ...hello('https://host.example', null), at: 10 });
  await vi.waitFor(() =>
    expect(late.events).toContainEqual(expect.objectContaining({ type: 'navigation', at: 10 })),
  );
  const again = view(2);
  await vi.waitFor(() => expect(again.others.map(({ type }) => type)).toContain('ready'));
  expect(again.events.flatMap((event) => (event.type === 'request' ? event.url : []))).toEqual([
    'of this page',
  ]);
});

it('lets the frames rest when nobody looks any more', async () => {
  const { panel, host, view } = await setUp();
  const second = view();
  await vi.waitFor(() => expect(second.others.map(({ type }) => type)).toContain('ready'));
  panel.end.disconnect();
  expect(host.orders).not.toContainEqual({ type: 'rest' });
  second.end.disconnect();
  await vi.waitFor(() => expect(host.orders).toContainEqual({ type: 'rest' }));
});

it('looks for no frame when the last view is gone, though a row waits for its sender', async () => {
  const { panel, host, timers, looks } = await setUp();
  host.end.postMessage(hello('https://host.example', null));
  host.end.postMessage({ type: 'rows', rows: [sighting(1, 'ask', CHILD)], lost: 0, early: false });
  await vi.waitFor(() => expect(host.orders).toContainEqual({ type: 'ack', seq: 1 }));
  panel.end.disconnect();
  await vi.waitFor(() => expect(host.orders).toContainEqual({ type: 'rest' }));
  const before = looks.length;
  for (const task of timers.splice(0)) task();
  expect(looks).toHaveLength(before);
});

it('takes no frame that went while nobody looked for the one that came in its place', async () => {
  const { panel, host, agent, frame, view } = await setUp();
  host.end.postMessage(hello('https://host.example', null));
  agent.end.postMessage(hello('https://agent.example', 0));
  await vi.waitFor(() => expect(panel.events).toHaveLength(2));
  panel.end.disconnect();
  await vi.waitFor(() => expect(host.orders).toContainEqual({ type: 'rest' }));
  const second = view();
  const again = frame(0, 'host');
  again.end.postMessage(hello('https://host.example', null));
  const next = frame(6, 'next');
  next.end.postMessage(hello('https://agent.example', 0));
  again.end.postMessage({ type: 'rows', rows: [sighting(1, 'ask', CHILD)], lost: 0, early: false });
  await vi.waitFor(() => expect(messages(second.events)).toMatchObject([{ sender: 'next' }]));
});

it('keeps what the page that was left said for no view but those that had it', async () => {
  const { panel, host, frame, view } = await setUp();
  host.end.postMessage(hello('https://host.example', null));
  const rows = [sighting(1, 'old', null)];
  host.end.postMessage({ type: 'rows', rows, lost: 0, early: false });
  await vi.waitFor(() => expect(messages(panel.events)).toHaveLength(1));
  const next = frame(0, 'next');
  next.end.postMessage(hello('https://host.example', null));
  await vi.waitFor(() => expect(panel.events.map(({ type }) => type)).toContain('navigation'));
  const second = view();
  await vi.waitFor(() => expect(second.events.map(({ type }) => type)).toContain('document'));
  expect(messages(second.events)).toEqual([]);
});

it('keeps what frames of a new page told before its top document did', async () => {
  const { panel, host, frame, view } = await setUp();
  host.end.postMessage(hello('https://host.example', null));
  const inner = frame(9, 'inner');
  inner.end.postMessage({ ...hello('https://agent.example', 0), at: 60 });
  const rows = [sighting(1, 'asked at once', null)];
  inner.end.postMessage({ type: 'rows', rows, lost: 0, early: false });
  await vi.waitFor(() => expect(messages(panel.events)).toHaveLength(1));
  frame(0, 'next').end.postMessage({ ...hello('https://host.example', null), at: 50 });
  await vi.waitFor(() => expect(panel.events.at(-1)).toMatchObject({ documentId: 'next' }));
  const second = view();
  await vi.waitFor(() => expect(second.others.map(({ type }) => type)).toContain('ready'));
  expect(second.events).toMatchObject([
    { documentId: 'inner' },
    { id: 'inner:1' },
    { type: 'navigation', at: 50 },
    { documentId: 'next' },
  ]);
});

it('knows the frames of a page that comes back, though they spoke before it', async () => {
  const { panel, agent, frame } = await setUp();
  frame(0, 'next').end.postMessage({ ...hello('https://host.example', null), at: 50 });
  await vi.waitFor(() => expect(panel.events).toMatchObject([{ documentId: 'next' }]));
  agent.end.postMessage(hello('https://agent.example', 0));
  frame(0, 'host').end.postMessage(hello('https://host.example', null));
  await vi.waitFor(() => expect(panel.events.at(-1)).toMatchObject({ documentId: 'host' }));
  expect(panel.events.slice(2)).toMatchObject([
    { type: 'navigation', at: 1_000 },
    { documentId: 'agent' },
    { documentId: 'host' },
  ]);
});

it('has frames and devtools forget what is cleared', async () => {
  const { hub, panel, agent } = await setUp();
  const [end, hubEnd] = portPair<ToDevtools, FromDevtools>();
  const told: ToDevtools[] = [];
  end.onMessage.addListener((message) => told.push(message));
  hub.connectDevtools(hubEnd);
  end.postMessage({ type: 'inspect', tabId: 1 });
  panel.end.postMessage({ type: 'clear' });
  await vi.waitFor(() => expect(told).toEqual([{ type: 'forget' }]));
  expect(agent.orders.at(-1)).toEqual({ type: 'forget' });
});

it('two tabs never mix', async () => {
  const { hub, panel } = await setUp();
  const [end, hubEnd] = portPair<ToFrame, FromFrame>();
  hub.connectFrame(hubEnd, { tabId: 2, frameId: 0, documentId: 'other' });
  const orders: ToFrame[] = [];
  end.onMessage.addListener((order) => orders.push(order));
  end.postMessage(hello('https://other.example', null));
  await vi.waitFor(() => expect(panel.others.map(({ type }) => type)).toContain('access'));
  expect(panel.events).toEqual([]);
});
