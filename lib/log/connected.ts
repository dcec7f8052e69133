import type { Port } from '@/lib/port';
import type { FromFrame, ToFrame } from '@/lib/wire';
import type { DocumentId } from './event';
import type { Sender } from './sender';

export type FramePort = Port<FromFrame, ToFrame>;

interface Connected {
  readonly port: FramePort;
  readonly sender: Sender;
}

/** The documents of one tab that report, and what they say, in its order. */
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

  function add(port: FramePort, sender: Sender): void {
    const from = { port, sender };
    documents.set(sender.documentId, from);
    const parent = parentOf(sender.frameId);
    // The parent is asked for, so everything the frame says waits for that answer, in its order.
    port.onMessage.addListener((message) => {
      void parent.then((parentFrameId) => {
        if (isHere(from)) onMessage(message, from, parentFrameId);
      });
    });
    port.onDisconnect.addListener(() => {
      if (!isHere(from)) return;
      documents.delete(sender.documentId);
      onGone(sender.documentId);
    });
  }

  function isHere({ port, sender }: Connected): boolean {
    return documents.get(sender.documentId)?.port === port;
  }

  return {
    add,
    isHere,
    has: (documentId: DocumentId) => documents.has(documentId),
    portOf: (documentId: DocumentId) => documents.get(documentId)?.port ?? null,
    all: () => [...documents.values()],
    remove: ({ documentId }: Sender) => void documents.delete(documentId),
    clear: () => documents.clear(),
  };
}
