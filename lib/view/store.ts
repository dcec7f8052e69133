import { batch, signal } from '@preact/signals';
import type { Finding } from '@/lib/findings/finding';
import type { Handshake } from '@/lib/handshakes/handshake';
import type { LogEvent } from '@/lib/log/event';
import { eventsOf } from '@/lib/log/events-of';
import { sinceNavigation } from '@/lib/log/navigation';
import type { Session } from '@/lib/log/session';
import { documentsOf, isOtherPage, isStructure } from './documents';
import { createForgotten } from './forgotten';
import { createPacing } from './pacing';
import { createRecording } from './recording';
import { createRollCall } from './roll-call';

/** How long a clear can be undone, in ms. */
export const UNDO_MS = 10_000;

export interface StoreOptions {
  readonly createSession: () => Session;
  readonly fold: (session: Session, event: LogEvent) => void;
  readonly pair: (session: Session, now: number) => readonly Handshake[];
  readonly find: (
    session: Session,
    handshakes: readonly Handshake[],
    now: number,
  ) => readonly Finding[];
  /** ms since 1970. */
  readonly now: () => number;
  /** ms of a clock that nobody sets. */
  readonly monotone: () => number;
  /** Calls back before the next picture is drawn. */
  readonly nextFrame: (callback: () => void) => void;
  /** Calls back after so many ms; what it returns cancels. */
  readonly later: (callback: () => void, ms: number) => () => void;
  readonly keepLog: () => boolean;
}

export interface Opened {
  readonly name: string;
}

/**
 * The panel's state: folds batches of events into the session, and says so once a frame. The session is grown
 * in place; `shown` gets a new wrapper each time, so that views that read it render anew.
 */
export function createStore(options: StoreOptions) {
  const { createSession, fold, now } = options;
  let live = createSession();
  let undo: { session: Session; cancel: () => void } | null = null;
  const forgotten = createForgotten();
  let clearing = false;
  /** It was recording when a saved session was opened. */
  let resumes = true;
  const recording = createRecording(now);
  const rollCall = createRollCall(options.later, (missing) =>
    add(missing.map((documentId) => ({ type: 'gone', at: now(), documentId }))),
  );
  const pacing = createPacing({ ...options, show, think });

  const shown = signal<{ readonly session: Session }>({ session: live });
  const structure = signal(0);
  const handshakes = signal<readonly Handshake[]>([]);
  const findings = signal<readonly Finding[]>([]);
  const clock = signal(now());
  const canUndo = signal(false);
  const opened = signal<Opened | null>(null);
  const ready = signal(false);
  const page = signal('');
  const denied = signal<readonly string[]>([]);

  function add(events: readonly LogEvent[]): void {
    for (const event of events) {
      rollCall.hear(event);
      if (isOtherPage(live, event) && !options.keepLog()) turnPage(event.at);
      if (isPaused(event)) continue;
      if (undo) fold(undo.session, event);
      if (forgotten.has(event)) continue;
      fold(live, event);
      if (isStructure(event)) structure.value++;
    }
    pacing.ask(events.length);
  }

  /** While paused, frames are still followed: what goes on afterwards needs them. So is what the user does. */
  function isPaused(event: LogEvent): boolean {
    if (event.type !== 'message' && event.type !== 'request') return false;
    return event.action === null && recording.leavesOut(event.at);
  }

  /** A new session, with what belongs to it already. */
  function begin(events: readonly LogEvent[]): void {
    const next = createSession();
    for (const event of events) fold(next, event);
    live = next;
  }

  function turnPage(since: number): void {
    const before = live;
    begin(sinceNavigation(eventsOf(before), since));
    forgotten.leave(before, live);
  }

  function show(): void {
    if (opened.value === null) shown.value = { session: live };
  }

  function think(): void {
    const at = now();
    const { session } = shown.value;
    handshakes.value = options.pair(session, at);
    findings.value = options.find(session, handshakes.value, at);
  }

  function display(session: Session): void {
    batch(() => {
      structure.value++;
      shown.value = { session };
      pacing.thinkNow();
    });
  }

  /**
   * The hub tells its log from the beginning. A new background knows only what the frames still have:
   * so nothing is dropped here, and what comes again is known by its id.
   */
  function start(): void {
    rollCall.start(live.documents.values());
    ready.value = false;
  }

  /** For the user: what was recorded goes, and can be had back for a while. */
  function clear(): void {
    const before = live;
    forgetUndo();
    clearing = true;
    forgotten.add(live);
    begin(documentsOf(live));
    undo = { session: before, cancel: options.later(forgetUndo, UNDO_MS) };
    canUndo.value = true;
    display(live);
  }

  function forgetUndo(): void {
    undo?.cancel();
    undo = null;
    canUndo.value = false;
  }

  function undoClear(): void {
    if (undo === null) return;
    live = undo.session;
    forgotten.recall(live);
    forgetUndo();
    display(live);
  }

  /** The hub has cleared its log: at our word, or at another view's. */
  function cleared(): void {
    if (!clearing) {
      forgotten.add(live);
      begin(documentsOf(live));
      if (opened.value === null) display(live);
    }
    clearing = false;
  }

  /** Shows a saved session in place of the live one, which is paused. */
  function open(session: Session, name: string): void {
    if (opened.value === null) resumes = recording.on.value;
    if (recording.on.value) recording.toggle();
    opened.value = { name };
    display(session);
  }

  /** Back to the live session, which goes on if it did before. */
  function closeOpened(): void {
    opened.value = null;
    if (resumes && !recording.on.value) recording.toggle();
    display(live);
  }

  /** Other definitions: what was recorded is read anew with them. */
  function reread(): void {
    const anew = (session: Session) => {
      const next = createSession();
      for (const event of eventsOf(session)) fold(next, event);
      return next;
    };
    live = anew(live);
    if (undo) undo.session = anew(undo.session);
    display(opened.value === null ? live : anew(shown.value.session));
  }

  function setReady(): void {
    ready.value = true;
    pacing.ask();
  }

  /** The tab's address, and the origins in it that the extension may not see. */
  function setAccess(address: string, origins: readonly string[]): void {
    batch(() => {
      page.value = address;
      denied.value = origins;
    });
  }

  /** Once a second while somebody looks: what depends on the time. */
  function tick(): void {
    clock.value = now();
    if (handshakes.value.some(({ state }) => state === 'asked' || state === 'answered'))
      pacing.ask();
  }

  return {
    shown,
    live: () => live,
    /** Counts up when frames come, go or move: what rows call a frame may have changed. */
    structure,
    handshakes,
    findings,
    clock,
    recording: recording.on,
    canUndo,
    opened,
    ready,
    page,
    denied,
    now,
    add,
    start,
    clear,
    undoClear,
    cleared,
    toggleRecording: recording.toggle,
    setReady,
    setAccess,
    open,
    closeOpened,
    tick,
    reread,
    /** Settings changed: pair and find anew. */
    refresh: () => display(opened.value === null ? live : shown.value.session),
  };
}

export type Store = ReturnType<typeof createStore>;
