import type { Port } from '@/lib/port';
import type { FromFrame, ToFrame } from '@/lib/wire';
import type { DocumentId } from './event';
import type { Sender } from './hub';

export type FramePort = Port<FromFrame, ToFrame>;

interface Connected {
  readonly port: FramePort;
  readonly sender: Sender;
}

/**
 * The documents of one tab that report, and what they say, in its order.
 *
 * A document that is being left may be heard only after the one that replaced it. What it says waits: it
 * counts when the newer one goes (the user came back), and is dropped when it goes first.
 */
export function createConnected({
  parentOf,
  onMessage,
  onGone,
}: {
  readonly parentOf: (frameId: number) => Promise<number>;
  readonly onMessage: (message: FromFrame, from: Connected, parentFrameId: number) => void;
  readonly onGone: (documentId: DocumentId) => void;
}) {
  const documents = new Map<DocumentId, Connected>();
  /** By frame: the newest document that said hello. */
  const newest = new Map<number, { readonly documentId: DocumentId; readonly at: number }>();
  const late = new Map<FramePort, (() => void)[]>();

  function add(port: FramePort, sender: Sender): void {
    const from = { port, sender };
    documents.set(sender.documentId, from);
    const parent = parentOf(sender.frameId);
    // The parent is asked for, so everything the frame says waits for that answer, in its order.
    port.onMessage.addListener((message) => {
      void parent.then((parentFrameId) => hear(message, from, parentFrameId));
    });
    port.onDisconnect.addListener(() => {
      late.delete(port);
      if (!isHere(from)) return;
      remove(sender);
      onGone(sender.documentId);
    });
  }

  function isHere({ port, sender }: Connected): boolean {
    return documents.get(sender.documentId)?.port === port;
  }

  function hear(message: FromFrame, from: Connected, parentFrameId: number): void {
    if (!isHere(from)) return;
    const { frameId, documentId } = from.sender;
    const isHello = message.type === 'hello';
    if (isHello && isLate(from.sender, message.at) && !late.has(from.port)) late.set(from.port, []);
    const queue = late.get(from.port);
    if (queue) {
      queue.push(() => hear(message, from, parentFrameId));
      return;
    }
    if (isHello) newest.set(frameId, { documentId, at: message.at });
    onMessage(message, from, parentFrameId);
  }

  function isLate({ frameId, documentId }: Sender, at: number): boolean {
    const shown = newest.get(frameId);
    if (!shown || shown.documentId === documentId) return false;
    return at < shown.at && documents.has(shown.documentId);
  }

  function remove({ documentId, frameId }: Sender): void {
    documents.delete(documentId);
    if (newest.get(frameId)?.documentId !== documentId) return;
    newest.delete(frameId);
    const queues = [...late.values()];
    late.clear();
    for (const say of queues.flat()) say();
  }

  return {
    add,
    isHere,
    has: (documentId: DocumentId) => documents.has(documentId),
    portOf: (documentId: DocumentId) => documents.get(documentId)?.port ?? null,
    all: () => [...documents.values()],
    remove,
    clear(): void {
      for (const one of [documents, newest, late]) one.clear();
    },
  };
}
