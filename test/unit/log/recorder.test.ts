import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Sighting, WindowRef } from '@/lib/capture/sighting';
import type { LogEvent } from '@/lib/log/event';
import { createSession, fold } from '@/lib/log/fold';
import { createRecorder, SENDER_WAIT_MS } from '@/lib/log/recorder';
import { createMatcher } from '@/lib/protocols/match';
import { arbitraryNode } from '../tokens/arbitrary-node';

it('keeps no more of a text of the page’s than it needs', () => {
  const events: LogEvent[] = [];
  const recorder = createRecorder({
    emit: (event) => void events.push(event),
    now: () => 0,
    watchedSince: () => 0,
    onUnknownSender: () => undefined,
  });
  const long = 'x'.repeat(1_000_000);
  const element = { src: `data:,${long}`, name: long, id: long, sandbox: long, shadow: false };
  const said = { type: 'hello', at: 1, origin: '', name: long, index: null } as const;
  const children = [{ element, index: 0, frameId: null }];
  const place = { documentId: 'top', frameId: 0, parentFrameId: -1 };
  recorder.hello(place, { ...said, url: `data:,${long}`, children });
  recorder.hello(
    { documentId: 'child', frameId: 1, parentFrameId: 0 },
    { ...said, index: 0, url: element.src, children: [] },
  );
  recorder.address('top', { type: 'address', at: 2, url: `data:,${long}${long}#2` });
  expect(events).toHaveLength(2);
  expect(JSON.stringify(events).length).toBeLessThan(300_000);
});

it('lets only so many rows wait for a sender that never says who it is, and loses none', () => {
  let recorded = 0;
  const recorder = createRecorder({
    emit: ({ type }) => void (recorded += type === 'message' ? 1 : 0),
    now: () => 0,
    watchedSince: () => 0,
    onUnknownSender: () => undefined,
  });
  const source = { up: 0, down: [0], hidden: null, frameId: null };
  const preview = { root: 'x', size: 1, exact: true, cut: false };
  const rest = { channel: null, ports: [], trusted: true, action: null, rule: null };
  const rows = Array.from({ length: 30_000 }, (_, i) => {
    return { seq: i + 1, at: i, origin: '', source, preview, ...rest };
  });
  recorder.rows('top', { type: 'rows', rows, lost: 0, early: false });
  expect(recorded).toBe(10_000);
  expect(recorder.isWaiting()).toBe(true);
});

it('takes the app in a frame for no sender of what the login page said there before it', () => {
  const events: LogEvent[] = [];
  let now = 60_000;
  const recorder = createRecorder({
    emit: (event) => void events.push(event),
    now: () => now,
    watchedSince: () => now,
    onUnknownSender: () => undefined,
  });
  const said = { type: 'hello', name: '', children: [] } as const;
  const url = 'https://app.example/';
  const place = { documentId: 'host', frameId: 0, parentFrameId: -1 };
  recorder.hello(place, { ...said, at: 0, url, origin: 'https://host.example', index: null });
  const app = { documentId: 'app', frameId: 1, parentFrameId: 0 };
  recorder.hello(app, { ...said, at: 9_000, url, origin: 'https://app.example', index: 0 });
  const source = { up: 0, down: [0], hidden: null, frameId: null };
  const rows = [
    { ...sighting(1, source, 'logged in'), at: 8_999, origin: 'https://login.example' },
    { ...sighting(2, source, 'redirect'), at: 5_000, origin: 'https://app.example' },
    { ...sighting(3, source, 'ready'), at: 10_000, origin: 'https://app.example' },
  ];
  recorder.rows('host', { type: 'rows', rows, lost: 0, early: true });
  now += SENDER_WAIT_MS;
  recorder.retry();
  const senders = events.flatMap((event) =>
    event.type === 'message' ? [[event.preview.root, event.sender]] : [],
  );
  expect(Object.fromEntries(senders)).toEqual({ 'logged in': null, redirect: null, ready: 'app' });
});

const DOCUMENTS = ['top', 'agent', 'advert', 'nobody'];
const matcher = createMatcher([]);

const text = fc.oneof(fc.constantFrom('', '__proto__', 'constructor', 'null'), fc.string());
const number = fc.oneof(fc.integer({ min: -2, max: 5 }), fc.constantFrom(0.5, -1e9, Number.NaN));
const element = fc.record({
  src: text,
  name: text,
  id: text,
  sandbox: fc.option(text),
  shadow: fc.boolean(),
});
/** What a page can't forge, but a frame that is half gone may say. */
const ref: fc.Arbitrary<WindowRef | null> = fc.option(
  fc.record({
    up: number,
    down: fc.array(number, { maxLength: 3 }),
    hidden: fc.option(element),
    frameId: fc.option(number),
  }),
);
const hello = fc.record({
  type: fc.constant('hello' as const),
  at: number,
  url: text,
  origin: text,
  name: text,
  index: fc.option(number),
  children: fc.array(fc.record({ element, index: fc.option(number), frameId: fc.option(number) }), {
    maxLength: 3,
  }),
});
const step = fc.record({
  documentId: fc.constantFrom(...DOCUMENTS),
  what: fc.constantFrom('hello', 'rows', 'rows', 'rows', 'gone', 'retry'),
  hello,
  frameId: number,
  parentFrameId: number,
  source: ref,
  root: arbitraryNode('eyJhbGciOiJub25lIn0.e30.x'),
  /** How many rows are said again, and how many are new. */
  again: fc.nat(4),
  more: fc.nat(4),
});

function sighting(
  seq: number,
  source: WindowRef | null,
  root: Sighting['preview']['root'],
): Sighting {
  const preview = { root, size: 1, exact: true, cut: false };
  const channel = null;
  return {
    seq,
    at: seq,
    origin: '',
    source,
    channel,
    preview,
    ports: [],
    trusted: true,
    action: null,
    rule: null,
  };
}

it('lets each row out once, whoever said hello and how often it was said', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let now = 0;
      const events: LogEvent[] = [];
      const recorder = createRecorder({
        watchedSince: () => Infinity,
        emit: (event) => events.push(event),
        now: () => now,
        onUnknownSender: () => undefined,
      });
      const said = new Map<string, Sighting[]>();
      const confirmed: number[] = [];
      for (const { documentId, what, ...one } of steps) {
        const all = said.get(documentId) ?? [];
        said.set(documentId, all);
        if (what === 'hello') recorder.hello({ documentId, ...one }, one.hello);
        else if (what === 'gone') recorder.gone(documentId);
        else if (what === 'retry') recorder.retry();
        else {
          const from = Math.max(0, all.length - one.again);
          for (let i = 0; i < one.more; i++)
            all.push(sighting(all.length + 1, one.source, one.root));
          const rows = all.slice(from);
          const last = recorder.rows(documentId, { type: 'rows', rows, lost: 0, early: false });
          confirmed.push(last - all.length);
        }
      }
      now += SENDER_WAIT_MS + 1;
      recorder.retry();
      expect(recorder.isWaiting()).toBe(false);
      expect(confirmed.every((missing) => missing === 0)).toBe(true);

      const out = events.flatMap((event) => (event.type === 'message' ? [event.id] : []));
      const expected = [...said].flatMap(([id, rows]) => rows.map(({ seq }) => `${id}:${seq}`));
      expect(out.toSorted()).toEqual(expected.toSorted());
      expect(events.some(({ type }) => type === 'lost')).toBe(false);

      const session = createSession(matcher);
      for (const event of [...events, ...events]) fold(session, event);
      expect(session.messages).toHaveLength(out.length);
      expect(session.lost).toBe(0);
    }),
    { numRuns: 150 },
  );
});

it('says how many rows a frame could not keep, once', () => {
  const lost: number[] = [];
  const recorder = createRecorder({
    watchedSince: () => Infinity,
    emit: (event) => event.type === 'lost' && lost.push(event.count),
    now: () => 0,
    onUnknownSender: () => undefined,
  });
  const say = (from: number, missing: number) =>
    recorder.rows('top', {
      type: 'rows',
      rows: [sighting(from, null, 'x')],
      lost: missing,
      early: false,
    });
  say(4, 3);
  say(4, 3); // said again on a new port
  say(9, 4); // the ring let four go meanwhile
  say(12, 0); // two that another background had confirmed
  expect(lost).toEqual([3, 4]);
});

it('folds the events of any order, and none twice', () => {
  const id = fc.constantFrom(...DOCUMENTS);
  const at = fc.double({ min: 0, max: 1e6, noNaN: true });
  const event: fc.Arbitrary<LogEvent> = fc.oneof(
    fc.record({
      type: fc.constant('document' as const),
      at,
      documentId: id,
      frameId: fc.nat(3),
      parentFrameId: fc.integer({ min: -1, max: 3 }),
      url: text,
      origin: text,
      element: fc.option(element),
    }),
    fc.record({ type: fc.constant('gone' as const), at, documentId: id }),
    fc.record({ type: fc.constant('address' as const), at, documentId: id, url: text }),
    fc.record({
      type: fc.constant('stored' as const),
      at,
      documentId: id,
      where: fc.constant('cookie' as const),
      key: text,
      value: text,
    }),
    fc.record({
      type: fc.constant('message' as const),
      id: fc.tuple(id, fc.nat(20)).map((parts) => parts.join(':')),
      at,
      receiver: id,
      sender: fc.option(id),
      origin: text,
      channel: fc.option(text),
      preview: fc.record({
        root: arbitraryNode('eyJhbGciOiJub25lIn0.e30.x'),
        size: number,
        exact: fc.boolean(),
        cut: fc.boolean(),
      }),
      ports: fc.array(text, { maxLength: 2 }),
      trusted: fc.boolean(),
      early: fc.boolean(),
      action: fc.constant(null),
      rule: fc.constant(null),
    }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const session = createSession(matcher);
      for (const one of events) fold(session, one);
      const times = session.messages.map((row) => row.at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      const before = [session.messages.length, session.stored.length, session.tokens.size];
      for (const one of events) fold(session, one);
      expect([session.messages.length, session.stored.length, session.tokens.size]).toEqual(before);
    }),
    { numRuns: 150 },
  );
});
