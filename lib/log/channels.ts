import type { Preview } from '@/lib/capture/node';
import { remember } from '@/lib/bounded';
import type { Sighting } from '@/lib/capture/sighting';
import type { DocumentId } from './event';
import { SKEW } from './frames';

/** One document's hold on a channel, under the document's own number. */
interface End {
  readonly documentId: DocumentId;
  readonly port: number;
}

interface Channel {
  readonly id: string;
  /** Those that are known, the last one that was found at the end. Two, unless a port was passed on. */
  readonly ends: End[];
  /** Who handed the port over, and so has the other end most likely. */
  from: DocumentId | null;
}

/** A message that one end reported and the other not yet. */
interface Open {
  readonly row: string;
  readonly print: Print;
  readonly channel: string;
  readonly end: string;
  readonly way: 'in' | 'out';
  readonly at: number;
}

export interface PortRow {
  readonly channel: string;
  /**
   * Not `null`: leave this row out. The other end has told of the message in the row
   * `<document id>:<seq>`, or will tell of it (then the channel's id).
   */
  readonly duplicateOf: string | null;
  readonly sender: DocumentId | null;
  readonly receiver: DocumentId | null;
}

/** Messages that wait for the other end's report. */
const OPEN = 1_000;
/** Channels that are known, those that were used last. */
const CHANNELS = 2_000;
/**
 * Joins the two ends of each MessagePort channel of a tab. Nobody tells which two ports belong
 * together: a frame that got a port knows who sent it; a frame that kept one is seen only when it posts
 * (or its partner does), and is joined by being the only candidate, or by what it says.
 */
export function createChannels() {
  const byEnd = new Map<string, Channel>();
  const all = new Map<string, Channel>();
  const merged = new Map<string, string>();
  let open: Open[] = [];
  let count = 0;

  function make(end: End): Channel {
    const channel: Channel = { id: `channel ${++count}`, ends: [end], from: null };
    byEnd.set(keyOf(end), channel);
    return used(channel);
  }

  /** It is the newest now, and the one that was not used for longest may go. */
  function used(channel: Channel): Channel {
    all.delete(channel.id);
    all.set(channel.id, channel);
    const [oldest] = all.size > CHANNELS ? all.values() : [];
    if (oldest) {
      all.delete(oldest.id);
      for (const end of oldest.ends) byEnd.delete(keyOf(end));
    }
    return channel;
  }

  /** A port that was not seen before: the kept end of a channel that this document opened, if only one can be meant. */
  function adopt(end: End): Channel {
    const handed: Channel[] = [];
    for (const channel of all.values()) {
      if (channel.ends.length === 1 && channel.from === end.documentId) handed.push(channel);
    }
    const [only] = handed;
    if (!only || handed.length > 1) return make(end);
    only.ends.push(end);
    byEnd.set(keyOf(end), only);
    return only;
  }

  /** The younger one's rows have its old id; from now on both are one. */
  function merge(one: Channel, other: Channel): Channel {
    if (one === other) return one;
    const [into, from] = numberOf(one) < numberOf(other) ? [one, other] : [other, one];
    for (const end of from.ends) {
      into.ends.push(end);
      byEnd.set(keyOf(end), into);
    }
    into.from ??= from.from;
    all.delete(from.id);
    remember(merged, from.id, into.id, CHANNELS);
    return used(into);
  }

  function current(id: string): Channel | undefined {
    let at = id;
    for (let next = merged.get(at); next !== undefined; next = merged.get(at)) at = next;
    return all.get(at);
  }

  /** What the other end has said of this message, in this channel first. */
  function findTwin(mine: Open, channel: Channel): Open | undefined {
    const twins = open.filter((one) => {
      const [out, into] = mine.way === 'out' ? [mine, one] : [one, mine];
      const isPair = one.way !== mine.way && one.end !== mine.end && isAlike(one.print, mine.print);
      return isPair && into.at >= out.at - SKEW;
    });
    const here = twins.find((one) => current(one.channel) === channel);
    return here ?? twins.find((one) => isJoinable(channel, current(one.channel)));
  }

  /** Two whole channels are no one; nor are two whose ports were both handed over, by others than each other. */
  function isJoinable(one: Channel, other: Channel | undefined): boolean {
    if (!other || (one.ends.length > 1 && other.ends.length > 1)) return false;
    return one.from === null || other.from === null || one.ends.length + other.ends.length > 2;
  }

  return {
    /**
     * A document heard a message that handed ports over. Returns their channels, in order.
     * To be told of every message, after `portSighting` where it came through a port.
     */
    arrived(
      documentId: DocumentId,
      sighting: Sighting,
      sender: DocumentId | null,
    ): readonly string[] {
      return sighting.ports.map((port) => {
        const end = { documentId, port };
        const channel = byEnd.get(keyOf(end)) ?? make(end);
        if (channel.ends.length === 1) channel.from ??= sender;
        return channel.id;
      });
    },

    /** A message on a port, as one end saw it. */
    portSighting(documentId: DocumentId, sighting: Sighting): PortRow {
      const { port, way } = sighting.channel ?? { port: 0, way: 'in' };
      const end = { documentId, port };
      const key = keyOf(end);
      let channel = used(byEnd.get(key) ?? adopt(end));
      const print = printOf(sighting.preview);
      let twin: Open | undefined;
      if (print !== null) {
        const { at } = sighting;
        const row = `${documentId}:${sighting.seq}`;
        const mine: Open = { row, print, channel: channel.id, end: key, way, at };
        twin = findTwin(mine, channel);
        if (twin) {
          open = open.filter((one) => one !== twin);
          channel = merge(channel, current(twin.channel) ?? channel);
        } else {
          open.push(mine);
          if (open.length > OPEN) open.shift();
        }
      }
      // What could not be read where it was posted is read where it arrives.
      const isElsewhere = print === null && way === 'out' && channel.ends.length > 1;
      const other = channel.ends.findLast((one) => keyOf(one) !== key);
      const far = other?.documentId ?? channel.from;
      return {
        channel: channel.id,
        duplicateOf: twin?.row ?? (isElsewhere ? channel.id : null),
        sender: way === 'out' ? documentId : far,
        receiver: way === 'out' ? far : documentId,
      };
    },
  };
}

export type Channels = ReturnType<typeof createChannels>;

function keyOf({ documentId, port }: End): string {
  return `${documentId}:${port}`;
}

function numberOf(channel: Channel): number {
  return Number(channel.id.slice('channel '.length));
}

/** What was said, as one end saw it. */
interface Print {
  readonly whole: number;
  readonly head: number;
  readonly cut: boolean;
}

/** Characters that two pictures of a large message share, wherever the time was over for each. */
const HEAD = 400;

/** Of one message: two pictures of it are the same as far as neither was cut. */
function isAlike(one: Print, other: Print): boolean {
  return one.cut || other.cut ? one.head === other.head : one.whole === other.whole;
}

/**
 * Numbers for what was said. Bytes are left out: transferred ones are gone at the sender when it is
 * seen. `null` where nothing could be read.
 */
function printOf({ root, cut }: Preview): Print | null {
  if (typeof root === 'object' && root?.type === 'unreadable') return null;
  const text = JSON.stringify(root, (_, value: unknown) => (isBytes(value) ? 0 : value));
  const head = text.slice(0, HEAD);
  return { whole: hashOf(text), head: hashOf(head), cut };
}

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

function isBytes(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'bytes';
}
