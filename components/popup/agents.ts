import type { Handshake } from '@/lib/handshakes/handshake';
import { livingDocuments } from '@/lib/log/living-documents';
import type { Document, MessageRow, Session } from '@/lib/log/session';
import type { Token } from '@/lib/tokens/token';

/** A living frame that holds a token or asks for one. */
export interface Agent {
  readonly document: Document;
  /** What it holds now: the last token of each use, newest first. */
  readonly tokens: readonly Token[];
  /** The last refresh in its frame, whichever document of it took part. */
  readonly handshake: Handshake | null;
  /** The last answer to it, which can be said again. */
  readonly answer: MessageRow | null;
}

/** The agents of the page as it is now, in the order in which they came. */
export function agentsOf(session: Session, handshakes: readonly Handshake[]): readonly Agent[] {
  const last = new Map<number, Handshake>();
  for (const handshake of handshakes) {
    const frame = session.documents.get(handshake.agent)?.frameId;
    if (frame !== undefined) last.set(frame, handshake);
  }
  return livingDocuments(session).flatMap((document) => {
    const handshake = last.get(document.frameId) ?? null;
    // The page itself may hold its agents' tokens; it is one only where somebody gives it one.
    const tokens = document.parentFrameId < 0 && !handshake ? [] : tokensOf(session, document);
    if (!handshake && tokens.length === 0) return [];
    return [{ document, tokens, handshake, answer: answerOf(session, handshake) }];
  });
}

function tokensOf(session: Session, { documentId }: Document): readonly Token[] {
  const byUse = new Map<Token['use'], Token>();
  for (const token of session.tokens.values()) {
    if (!token.holders.includes(documentId)) continue;
    const other = byUse.get(token.use);
    if (!other || seenAt(token) >= seenAt(other)) byUse.set(token.use, token);
  }
  return [...byUse.values()].toSorted((a, b) => seenAt(b) - seenAt(a));
}

function seenAt(token: Token): number {
  return token.sightings.at(-1)?.at ?? 0;
}

function answerOf(session: Session, handshake: Handshake | null): MessageRow | null {
  const id = handshake?.answers.at(-1);
  return (id === undefined ? undefined : session.messageById.get(id)) ?? null;
}
