import type { Node } from '@/lib/capture/node';
import type { Sighting } from '@/lib/capture/sighting';
import { remember } from '@/lib/bounded';
import { tokenId } from '@/lib/tokens/mask';
import type { Address, Hello, Rows, Stored } from '@/lib/wire';
import type { DocumentId, LogEvent, MessageEvent, RuleEffect } from './event';
import { boundedHello, boundedUrl } from './bounded-hello';
import { createChannels } from './channels';
import { createFrames, type KnownFrame } from './frames';

/** How long a row waits for the frame that sent it to say who it is. */
export const SENDER_WAIT_MS = 1_000;
/** So many rows may wait for that. */
const WAITING = 20_000;
/** How long after it was spoken a message of ours may arrive. */
const EXPECTED_MS = 10_000;
/** Of so many documents (and stored texts) it is known what they said before. */
const KNOWN = 5_000;

/** What a frame is going to hear because of us. */
export interface Expectation {
  readonly speaker: DocumentId;
  readonly receiver: DocumentId;
  readonly data: Node;
  readonly action: string | null;
  readonly rule: { readonly id: string; readonly done: RuleEffect } | null;
}

interface Place {
  readonly documentId: DocumentId;
  readonly frameId: number;
  readonly parentFrameId: number;
}

/**
 * Turns what the frames of one tab say into the tab's log: whose window sent a message, which
 * channel a port belongs to, which rows are ours, which were said before.
 *
 * `emit` gets the events; `onUnknownSender` is told when a frame that never said `hello` speaks.
 */
export function createRecorder({
  emit,
  now,
  watchedSince,
  onUnknownSender,
}: {
  readonly emit: (event: LogEvent) => void;
  readonly now: () => number;
  /** When the view that looks was opened, ms since 1970. */
  readonly watchedSince: () => number;
  readonly onUnknownSender: () => void;
}) {
  const frames = createFrames(now);
  const channels = createChannels();
  const lastSeq = new Map<DocumentId, number>();
  const addresses = new Map<DocumentId, string>();
  /** Not the values themselves, which are secrets. */
  const storedSeen = new Map<string, true>();
  let waiting: { documentId: DocumentId; sighting: Sighting; early: boolean; until: number }[] = [];
  let expected: (Expectation & { until: number })[] = [];

  function hello(place: Place, whole: Hello): void {
    const frame = { ...place, hello: boundedHello(whole) };
    frames.set(frame);
    remember(addresses, place.documentId, frame.hello.url, KNOWN);
    tell(frame);
    retry();
  }

  function tell(frame: KnownFrame): void {
    const { hello: said, ...place } = frame;
    const element = frames.elementOf(frame);
    emit({ type: 'document', at: said.at, ...place, url: said.url, origin: said.origin, element });
  }

  /** The page came back: those of its frames that spoke before it belong to it all the same. */
  function tellInner(): void {
    for (const frame of frames.all()) if (frame.frameId !== 0) tell(frame);
  }

  /** Returns the last number that need not be said again. */
  function rows(documentId: DocumentId, said: Rows): number {
    const before = lastSeq.get(documentId) ?? 0;
    // The frame's word, unless it was said before. What another background confirmed is not lost.
    const gap = (said.rows[0]?.seq ?? 0) - 1 - before;
    const count = before === 0 ? said.lost : Math.min(said.lost, gap);
    if (count > 0) emit({ type: 'lost', at: now(), documentId, count });
    for (const sighting of said.rows) {
      if (sighting.seq <= (lastSeq.get(documentId) ?? 0)) continue;
      remember(lastSeq, documentId, sighting.seq, KNOWN);
      // What a new page says before it is asked to report is no earlier than the view.
      const early = said.early && sighting.at < watchedSince();
      record(documentId, sighting, early, now() + SENDER_WAIT_MS);
    }
    return lastSeq.get(documentId) ?? 0;
  }

  function record(documentId: DocumentId, sighting: Sighting, early: boolean, until: number): void {
    if (sighting.channel) return recordPort(documentId, sighting, early);
    const sender = frames.posterOf(documentId, sighting);
    const mayWait = now() < until && waiting.length < WAITING;
    if (sender === null && sighting.source !== null && mayWait) {
      waiting.push({ documentId, sighting, early, until });
      onUnknownSender();
      return;
    }
    finish(sighting, early, { documentId, sender, receiver: documentId, channel: null });
  }

  function recordPort(documentId: DocumentId, sighting: Sighting, early: boolean): void {
    const end = channels.portSighting(documentId, sighting);
    if (end.duplicateOf !== null) return;
    finish(sighting, early, {
      documentId,
      sender: end.sender,
      receiver: end.receiver ?? '',
      channel: end.channel,
    });
  }

  function finish(
    sighting: Sighting,
    early: boolean,
    end: {
      documentId: DocumentId;
      sender: DocumentId | null;
      receiver: DocumentId;
      channel: string | null;
    },
  ): void {
    const ours = takeExpected(end.sender, end.receiver, sighting);
    const event: MessageEvent = {
      type: 'message',
      id: `${end.documentId}:${sighting.seq}`,
      at: sighting.at,
      receiver: end.receiver,
      sender: end.sender,
      origin: sighting.origin,
      channel: end.channel,
      preview: sighting.preview,
      ports: channels.arrived(end.documentId, sighting, end.sender),
      trusted: sighting.trusted,
      early,
      action: ours?.action ?? sighting.action,
      rule: ours?.rule ?? sighting.rule,
    };
    emit(event);
  }

  /** Returns what withdraws it: where it was not said, the page's own message is none of ours. */
  function expect(said: Expectation): () => void {
    const one = { ...said, until: now() + EXPECTED_MS };
    expected.push(one);
    return () => void (expected = expected.filter((other) => other !== one));
  }

  function takeExpected(sender: DocumentId | null, receiver: DocumentId, sighting: Sighting) {
    expected = expected.filter(({ until }) => until > now());
    if (expected.length === 0) return null;
    const text = JSON.stringify(sighting.preview.root);
    const found = expected.find(
      (one) =>
        one.receiver === receiver && one.speaker === sender && JSON.stringify(one.data) === text,
    );
    expected = expected.filter((one) => one !== found);
    return found ?? null;
  }

  /** Tries the waiting rows again; those whose time is over get no sender. */
  function retry(): void {
    const again = waiting;
    waiting = [];
    for (const row of again) record(row.documentId, row.sighting, row.early, row.until);
  }

  function address(documentId: DocumentId, said: Address): void {
    const url = boundedUrl(said.url);
    if (addresses.get(documentId) === url) return;
    remember(addresses, documentId, url, KNOWN);
    emit({ type: 'address', at: said.at, documentId, url });
  }

  function stored(documentId: DocumentId, said: Stored): void {
    for (const item of said.items) {
      const key = tokenId(JSON.stringify([documentId, item.where, item.key, item.value]));
      if (storedSeen.has(key)) continue;
      remember(storedSeen, key, true, KNOWN);
      emit({ type: 'stored', documentId, ...item });
    }
  }

  function gone(documentId: DocumentId): void {
    if (!frames.get(documentId)) return;
    frames.remove(documentId);
    emit({ type: 'gone', at: now(), documentId });
  }

  return {
    frames,
    hello,
    tellInner,
    rows,
    address,
    stored,
    gone,
    retry,
    expect,
    isWaiting: () => waiting.length > 0,
  };
}

export type Recorder = ReturnType<typeof createRecorder>;
