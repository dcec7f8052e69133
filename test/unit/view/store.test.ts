import { beforeEach, describe, expect, it } from 'vitest';
import type { LogEvent } from '@/lib/log/event';
import { createSession, fold } from '@/lib/log/fold';
import type { Matcher } from '@/lib/protocols/matcher';
import { createStore, UNDO_MS } from '@/lib/view/store';

const matcher: Matcher = {
  message: () => null,
  url: () => [],
  request: () => null,
  name: (definition) => definition,
};

let now = 0;
/** The computer's clock, where somebody set it. */
let clock: number | null = null;
let timers: { at: number; callback: () => void }[] = [];

function pass(ms: number): void {
  now += ms;
  const due = timers.filter(({ at }) => at <= now);
  timers = timers.filter(({ at }) => at > now);
  for (const { callback } of due) callback();
}

function makeStore(keepLog = false) {
  const later = (callback: () => void, ms: number) => {
    const timer = { at: now + ms, callback };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  };
  return createStore({
    createSession: () => createSession(matcher),
    fold,
    pair: () => [],
    find: () => [],
    now: () => clock ?? now,
    monotone: () => now,
    nextFrame: (callback) => callback(),
    later,
    keepLog: () => keepLog,
  });
}

function message(n: number, at = now, receiver = 'A'): LogEvent {
  return {
    type: 'message',
    id: `${receiver}:${n}`,
    at,
    receiver,
    sender: null,
    origin: 'http://localhost',
    channel: null,
    preview: { root: n, size: 1, exact: true, cut: false },
    ports: [],
    trusted: true,
    early: false,
    action: null,
    rule: null,
  };
}

function frame(documentId: string, at = now, frameId = 0): LogEvent {
  return {
    type: 'document',
    at,
    documentId,
    frameId,
    parentFrameId: -1,
    url: 'http://localhost/',
    origin: 'http://localhost',
    element: null,
  };
}

function request(n: number, at = now, action: string | null = null): LogEvent {
  return {
    type: 'request',
    id: `devtools:${n}`,
    at,
    method: 'GET',
    url: 'http://localhost/api',
    status: 200,
    mime: 'application/json',
    kind: 'fetch',
    duration: 1,
    requestHeaders: [],
    responseHeaders: [],
    requestBody: null,
    responseBody: null,
    requestSize: 0,
    responseSize: 0,
    action,
  };
}

function shownRequests(store: ReturnType<typeof makeStore>): readonly string[] {
  pass(200);
  return store.shown.value.session.requests.map(({ id }) => id);
}

/** What is shown once the stream has rested. */
function shownIds(store: ReturnType<typeof makeStore>): readonly string[] {
  pass(200);
  return store.shown.value.session.messages.map(({ id }) => id);
}

beforeEach(() => {
  now = 1000;
  clock = null;
  timers = [];
});

describe('store', () => {
  it('shows what was folded, with a new wrapper each time', () => {
    const store = makeStore();
    const before = store.shown.value;
    store.add([frame('A'), message(1)]);
    expect(shownIds(store)).toEqual(['A:1']);
    expect(store.shown.value).not.toBe(before);
  });

  it('goes on when the computer’s clock is set back', () => {
    const store = makeStore();
    clock = 4_000_000;
    store.add([message(1)]);
    clock = 1_000;
    pass(10);
    store.add([message(2)]);
    expect(shownIds(store)).toEqual(['A:1', 'A:2']);
  });

  it('leaves out what happened during a pause, even when it is told again', () => {
    const store = makeStore();
    store.add([message(1)]);
    pass(10);
    store.toggleRecording();
    store.add([message(2), frame('A')]);
    pass(10);
    store.toggleRecording();
    store.add([message(3)]);
    expect(shownIds(store)).toEqual(['A:1', 'A:3']);
    expect(store.shown.value.session.documents.has('A')).toBe(true);
    store.start();
    store.add([message(1, 1000), message(2, 1010), message(3, 1020)]);
    expect(shownIds(store)).toEqual(['A:1', 'A:3']);
  });

  it('takes in what the user does while it is paused, behind an opened session too', () => {
    const store = makeStore();
    store.open(createSession(matcher), 'session.json');
    store.add([request(1), request(2, now, 'call')]);
    expect(store.live().requests.map(({ id }) => id)).toEqual(['devtools:2']);
    expect(shownRequests(store)).toEqual([]);
    store.closeOpened();
    expect(shownRequests(store)).toEqual(['devtools:2']);
  });

  it('clears, keeps living frames, and takes it back with what came since', () => {
    const store = makeStore();
    store.add([frame('A'), message(1)]);
    store.clear();
    store.cleared();
    expect(shownIds(store)).toEqual([]);
    expect([...store.shown.value.session.documents.keys()]).toEqual(['A']);
    store.add([message(2)]);
    store.undoClear();
    expect(shownIds(store)).toEqual(['A:1', 'A:2']);
    // The background dies and tells what it has left: nothing of the restored log goes.
    store.start();
    store.add([message(2)]);
    expect(shownIds(store)).toEqual(['A:1', 'A:2']);
  });

  it.each(['here', 'in another view'])('keeps no frame that is gone when cleared %s', (where) => {
    const store = makeStore();
    store.add([frame('A'), frame('B', now, 7), { type: 'gone', at: now, documentId: 'B' }]);
    if (where === 'here') store.clear();
    store.cleared();
    expect([...store.shown.value.session.documents.keys()]).toEqual(['A']);
  });

  it('keeps what a background that began anew can no longer tell, and nothing that was cleared', () => {
    const store = makeStore();
    store.add([frame('A'), message(1)]);
    store.clear();
    store.cleared();
    store.add([message(2), message(3)]);
    store.start();
    store.add([frame('A'), message(1), message(3), message(4)]);
    expect(shownIds(store)).toEqual(['A:2', 'A:3', 'A:4']);
  });

  it('takes frames for gone that do not tell a background that began anew of themselves', () => {
    const store = makeStore();
    store.add([frame('A'), frame('B', now, 5), frame('C', now, 6)]);
    store.start();
    store.add([frame('A'), frame('C', now, 6)]);
    pass(3_000);
    const { documents } = store.shown.value.session;
    expect([...documents.values()].map(({ until }) => until)).toEqual([null, now, null]);
  });

  it('begins anew with another page, though the background died before it could say so', () => {
    const store = makeStore();
    store.add([frame('A'), message(1)]);
    store.start();
    pass(10);
    store.add([frame('A', 1000, 7)]); // as Chrome calls the frame of a page that is being left
    store.add([frame('B'), message(1, now, 'B')]);
    expect(shownIds(store)).toEqual(['B:1']);
  });

  it('takes nothing more of a page that was left, until it comes back', () => {
    const store = makeStore();
    store.add([frame('A'), message(1), request(1)]);
    pass(10);
    store.add([frame('B'), message(2, now, 'A'), message(1, now, 'B'), request(2)]);
    store.start();
    store.add([request(1, 1000), request(2), message(1, 1000)]);
    expect(shownIds(store)).toEqual(['B:1']);
    expect(shownRequests(store)).toEqual(['devtools:2']);
    pass(10);
    store.add([frame('A'), message(1, 1000), message(3)]);
    expect(shownIds(store)).toEqual(['A:3']);
  });

  it('has no cleared request come back, unless the clear is undone', () => {
    const store = makeStore();
    store.add([frame('A'), request(1), request(2)]);
    store.clear();
    store.cleared();
    store.start();
    store.add([request(1), request(2), request(3)]);
    expect(shownRequests(store)).toEqual(['devtools:3']);
    store.undoClear();
    store.start();
    store.add([request(1), request(2), request(3)]);
    expect(shownRequests(store)).toEqual(['devtools:1', 'devtools:2', 'devtools:3']);
  });

  it('forgets the cleared log after a while', () => {
    const store = makeStore();
    store.add([message(1)]);
    store.clear();
    pass(UNDO_MS);
    expect(store.canUndo.value).toBe(false);
    store.undoClear();
    expect(shownIds(store)).toEqual([]);
  });

  it.each([
    [true, ['A:1', 'B:1']],
    [false, ['B:1']],
  ])('at a navigation, with the log kept: %s', (keepLog, ids) => {
    const store = makeStore(keepLog);
    store.add([frame('A'), message(1)]);
    pass(10);
    // The new page may be told before the navigation is.
    const navigation = { type: 'navigation', at: now, url: 'http://localhost/2' } as const;
    store.add([frame('B'), navigation, message(1, now, 'B')]);
    expect(shownIds(store)).toEqual(ids);
    expect(store.shown.value.session.documents.has('B')).toBe(true);
    expect(store.shown.value.session.documents.has('A')).toBe(keepLog);
  });

  it('reads what it has anew with other definitions, and says what it said', () => {
    const store = makeStore();
    store.add([frame('A'), message(1), message(2)]);
    const before = store.shown.value.session;
    store.reread();
    expect(store.shown.value.session).not.toBe(before);
    expect(shownIds(store)).toEqual(['A:1', 'A:2']);
  });

  it('stays paused behind an opened session if it was paused before', () => {
    const store = makeStore();
    store.toggleRecording();
    store.open(createSession(matcher), 'session.json');
    store.cleared();
    expect(store.opened.value).not.toBeNull();
    store.closeOpened();
    expect(store.recording.value).toBe(false);
  });

  it('shows an opened session in place of the live one, which pauses', () => {
    const store = makeStore();
    store.add([message(1)]);
    store.open(createSession(matcher), 'session.json');
    expect(shownIds(store)).toEqual([]);
    expect(store.recording.value).toBe(false);
    store.add([message(2)]);
    expect(shownIds(store)).toEqual([]);
    store.closeOpened();
    expect(shownIds(store)).toEqual(['A:1']);
  });
});
