import type { Port } from '@/lib/port';
import type { Rule } from '@/lib/act/rule';
import type { FromDevtools, FromFrame, FromView, Hello, Hot, ToDevtools, ToView } from '@/lib/wire';
import { sinceNavigation } from './navigation';
import type { LogEvent, NavigationEvent, RequestEvent } from './event';
import { bareDocument, type Sender } from './sender';
import { createCommands } from './commands';
import { createConnected, type FramePort } from './connected';
import { createKept } from './kept';
import { createRecorder } from './recorder';
import { createSearch } from './search';
import type { TabBrowser } from './tab-browser';

/** How many events go to a view at once. */
const CHUNK = 500;
/** While somebody looks, it is seen this often whether frames are missing. */
const LOOK_EVERY_MS = 2_000;
/** How long a frame may report before a view asks for it. */
const WATCH_MS = 1_000;

/** One tab: its log, the frames that report to it, and the views that look at it. */
export function createTab(tabId: number, browser: TabBrowser) {
  const views = new Set<Port<FromView, ToView>>();
  const devtools = new Set<Port<FromDevtools, ToDevtools>>();
  const rules = new Map<Port<FromView, ToView>, readonly Rule[]>();
  const recorder = createRecorder({
    emit,
    now: browser.now,
    watchedSince: () => watchedSince,
    onUnknownSender: () => search.unknownSpoke(),
  });
  const frames = createConnected({
    parentOf: (frameId) => browser.parentOf(tabId, frameId),
    onMessage: hear,
    onGone: recorder.gone,
  });
  const commands = createCommands({
    tabId,
    browser,
    recorder,
    emit,
    portOf: frames.portOf,
    senders: () => frames.all().map(({ sender }) => sender),
  });
  const search = createSearch({
    // A row may still wait for its sender when the last view is gone.
    look: () => void (views.size > 0 && browser.look(tabId)),
    retry: recorder.retry,
    isWaiting: recorder.isWaiting,
    missing: recorder.frames.missing,
    after: browser.after,
  });
  const log = createKept((documentId) => recorder.frames.get(documentId) !== null);
  let outbox: LogEvent[] = [];
  let top = { documentId: '', at: 0 };
  let stopLooking: (() => void) | null = null;
  let watchedSince = Infinity;

  function emit(event: LogEvent): void {
    browser.facts(tabId, event);
    log.add(event);
    if (views.size === 0) return;
    if (outbox.length === 0) queueMicrotask(flush);
    outbox.push(event);
  }

  function flush(): void {
    const events = outbox;
    outbox = [];
    for (const view of views) send(view, events);
  }

  function send(view: Port<FromView, ToView>, events: readonly LogEvent[]): void {
    for (let from = 0; from < events.length; from += CHUNK)
      view.postMessage({ type: 'events', events: events.slice(from, from + CHUNK) });
  }

  function connectFrame(port: FramePort, sender: Sender): void {
    frames.add(port, sender);
    if (views.size === 0) browser.after(WATCH_MS, () => restUnwatched(port, sender));
    commands.armFrame(sender, port, activeRules());
  }

  /** A view that comes back to a background that began anew may be later than its frames. */
  function restUnwatched(port: FramePort, sender: Sender): void {
    if (views.size > 0 || !frames.isHere({ port, sender })) return;
    frames.remove(sender);
    recorder.frames.remove(sender.documentId);
    port.postMessage({ type: 'rest' });
  }

  function hear(
    message: FromFrame,
    { port, sender }: { readonly port: FramePort; readonly sender: Sender },
    parentFrameId: number,
  ): void {
    const { documentId, frameId } = sender;
    switch (message.type) {
      case 'hello':
        if (frameId === 0) arrivedAt(documentId, message);
        return recorder.hello({ documentId, frameId, parentFrameId }, message);
      case 'rows':
        return port.postMessage({ type: 'ack', seq: recorder.rows(documentId, message) });
      case 'address':
        return recorder.address(documentId, message);
      case 'stored':
        return recorder.stored(documentId, message);
      case 'spoken':
        return commands.spoken(message);
      case 'respeak':
        return commands.respeak(documentId, message);
      default:
        message satisfies never;
    }
  }

  /** Another top document is another page: the log of the former is the views' to keep. */
  function arrivedAt(documentId: string, { at, url }: Hello): void {
    if (top.documentId === documentId) return;
    const before = top;
    top = { documentId, at };
    // Before anybody looked, the devtools told the requests of earlier pages.
    if (before.documentId === '' && !log.all().some((one) => one.type === 'request' && one.at < at))
      return;
    // Frames of the new page may have reported before it. One out of the back/forward cache began long ago.
    const isBack = at <= before.at;
    const since = isBack ? browser.now() : at;
    const event: NavigationEvent = { type: 'navigation', at: since, url };
    log.use(sinceNavigation(log.all(), since));
    emit(event);
    if (isBack) recorder.tellInner();
  }

  function watch(view: Port<FromView, ToView>): void {
    if (views.size === 0) watchedSince = browser.now();
    views.add(view);
    view.postMessage({ type: 'start' });
    send(view, log.all());
    view.postMessage({ type: 'ready' });
    stopLooking ??= startLooking();
    lookAgain();
  }

  function startLooking(): () => void {
    const stops = [browser.every(LOOK_EVERY_MS, search.poll), browser.onLoaded(tabId, lookAt)];
    return () => {
      for (const stop of stops) stop();
    };
  }

  function lookAgain(): void {
    if (views.size === 0) return;
    browser.look(tabId);
    recorder.retry();
    tellAccess();
  }

  function lookAt(frameId: number, documentId: string | undefined): void {
    if (documentId === undefined || !frames.has(documentId)) browser.look(tabId, frameId);
    recorder.retry();
    tellAccess();
  }

  let telling = false;
  let changed = false;
  /** A page that loads changes with each of its frames: they are asked about together. */
  function tellAccess(): void {
    changed = telling;
    if (telling) return;
    telling = true;
    void browser
      .access(tabId)
      .then((access) => {
        for (const view of views) view.postMessage({ type: 'access', ...access });
      })
      .finally(() => {
        telling = false;
        if (changed) tellAccess();
      });
  }

  function leave(view: Port<FromView, ToView>): void {
    views.delete(view);
    const hadRules = rules.delete(view);
    if (views.size > 0) {
      if (hadRules) void applyRules();
      return;
    }
    // Frames that rest let go what rules hold.
    if (hadRules) browser.rulesChanged(tabId, 0);
    stopLooking?.();
    stopLooking = null;
    for (const { port } of frames.all()) port.postMessage({ type: 'rest' });
    frames.clear();
    recorder.frames.clear(); // who goes from now on doesn't say so
  }

  function hearView(view: Port<FromView, ToView>, message: Exclude<FromView, { type: 'watch' }>) {
    if (message.type === 'clear') {
      log.use(log.all().filter(({ type }) => type === 'document' || type === 'address'));
      for (const { port } of frames.all()) port.postMessage({ type: 'forget' });
      for (const port of devtools) port.postMessage({ type: 'forget' });
      for (const other of views) other.postMessage({ type: 'cleared' });
      return;
    }
    const { id, command } = message;
    if (command.type === 'rules') rules.set(view, command.rules);
    const result = command.type === 'rules' ? applyRules() : commands.run(id, command);
    void result.then((error) => {
      if (views.has(view)) view.postMessage({ type: 'done', id, error });
    });
  }

  function activeRules(): readonly Rule[] {
    return [...rules.values()].flat().filter(({ on }) => on);
  }

  async function applyRules(): Promise<string | null> {
    browser.rulesChanged(tabId, activeRules().length);
    return commands.setRules(activeRules());
  }

  /** Nobody looks: only the badge hears of it. */
  function hot(message: Hot, sender: Sender): void {
    const { documentId } = sender;
    if (frames.has(documentId)) return; // its port says it all
    browser.facts(tabId, bareDocument(sender, message));
    for (const row of message.rows)
      browser.facts(tabId, {
        ...row,
        type: 'message',
        id: `${documentId}:${row.seq}`,
        receiver: documentId,
        sender: null,
        channel: null,
        ports: [],
        early: true,
      });
  }

  return {
    /** The devtools pages that report the tab's requests. */
    devtools,
    connectFrame,
    watch,
    leave,
    hear: hearView,
    lookAgain,
    hot,
    request: (event: RequestEvent) => emit(event),
  };
}

export type Tab = ReturnType<typeof createTab>;
