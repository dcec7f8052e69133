import type { Matcher } from '@/lib/protocols/matcher';
import type { TokenSighting } from '@/lib/tokens/token';
import type {
  DocumentEvent,
  DocumentId,
  LogEvent,
  MessageEvent,
  RequestEvent,
  StoredEvent,
} from './event';
import { tokenId } from '@/lib/tokens/mask';
import { addToken } from './add-token';
import { rowOf } from './message-row';
import { bearerOf, requesterOf } from './request';
import type { Document, MessageRow, Session } from './session';
import { previewWeight } from './weight';

/** Messages that a session keeps; the oldest go first, and are counted in `lost`. */
export const KEPT_MESSAGES = 100_000;
const KEPT_BYTES = 400_000_000;
/** How many of them pairing looks at. */
export const KEPT_MARKED = 5_000;
const KEPT_REQUESTS = 5_000;
const KEPT_OTHERS = 1_000;
export const KEPT_DOCUMENTS = 2_000;
const KEPT_ADDRESSES = 20;

export function createSession(matcher: Matcher): Session {
  return {
    version: 0,
    matcher,
    documents: new Map(),
    living: new Map(),
    messages: [],
    messageById: new Map(),
    marked: [],
    requests: [],
    requestById: new Map(),
    tokens: new Map(),
    actions: [],
    stored: [],
    navigations: [],
    listeners: new Map(),
    bytes: 0,
    lost: 0,
  };
}

/**
 * Adds one event to the session, in place. Documents, addresses, messages, requests and stored texts that
 * are there already change nothing when they are said again; actions, navigations and losses are said once.
 */
export function fold(session: Session, event: LogEvent): void {
  session.version++;
  switch (event.type) {
    case 'document':
      return addDocument(session, event);
    case 'address':
      return moveDocument(session, event.documentId, event.url, event.at);
    case 'gone':
      return endDocument(session, event.documentId, event.at);
    case 'navigation':
      return keep(session.navigations, event, KEPT_OTHERS);
    case 'message':
      return addMessage(session, event);
    case 'request':
      return addRequest(session, event);
    case 'stored':
      return addStored(session, event);
    case 'lost':
      session.lost += event.count;
      return;
    case 'action':
      return keep(session.actions, event, KEPT_OTHERS);
    case 'listeners':
      session.listeners.set(event.documentId, { at: event.at, count: event.count });
      return;
    default:
      event satisfies never;
  }
}

/** Frames tell it again to a background that began anew. */
function addStored(session: Session, event: StoredEvent): void {
  const isKnown = session.stored.some(
    ({ documentId, where, key, value }) =>
      documentId === event.documentId &&
      where === event.where &&
      key === event.key &&
      value === event.value,
  );
  if (!isKnown) keep(session.stored, event, KEPT_OTHERS);
}

function addDocument(session: Session, event: DocumentEvent): void {
  const { type: _, at, ...rest } = event;
  const { documents, living } = session;
  const known = documents.get(event.documentId);
  const parent = known?.parent ?? parentOf(session, event);
  const replaced = living.get(event.frameId);
  if (replaced !== undefined && replaced !== event.documentId) endDocument(session, replaced, at);
  if (known) leaveFrame(session, known);
  else if (documents.size >= KEPT_DOCUMENTS && !dropDocument(session)) return;
  living.set(event.frameId, event.documentId);
  documents.set(event.documentId, {
    ...rest,
    element: rest.element ?? known?.element ?? null,
    since: known?.since ?? at,
    addresses: known ? moved(known, event.url, at) : [{ at, url: event.url }],
    until: null,
    parent,
  });
  for (const id of living.values()) {
    const other = documents.get(id);
    if (other?.parent === null && other.parentFrameId === event.frameId)
      changeDocument(session, id, { parent: event.documentId });
  }
  if (known?.url !== event.url) addUrlTokens(session, event.documentId, event.url, at);
}

/** The oldest of those that are gone; `false` where all of them live. */
function dropDocument({ documents, living }: Session): boolean {
  if (living.size === documents.size) return false;
  for (const { documentId, until } of documents.values())
    if (until !== null) return documents.delete(documentId);
  return false;
}

function endDocument(session: Session, id: DocumentId, at: number): void {
  const known = session.documents.get(id);
  if (!known) return;
  leaveFrame(session, known);
  changeDocument(session, id, { until: at });
}

function leaveFrame({ living }: Session, { documentId, frameId }: Document): void {
  if (living.get(frameId) === documentId) living.delete(frameId);
}

function parentOf({ living }: Session, { parentFrameId }: DocumentEvent): DocumentId | null {
  return parentFrameId < 0 ? null : (living.get(parentFrameId) ?? null);
}

function changeDocument(session: Session, id: DocumentId, change: Partial<Document>): void {
  const known = session.documents.get(id);
  if (known) session.documents.set(id, { ...known, ...change });
}

function moveDocument(session: Session, id: DocumentId, url: string, at: number): void {
  const known = session.documents.get(id);
  if (!known || known.url === url) return;
  changeDocument(session, id, { url, addresses: moved(known, url, at) });
  addUrlTokens(session, id, url, at);
}

/** The first address stays whatever follows: many an agent takes its token out of it at once. */
function moved({ addresses }: Document, url: string, at: number): Document['addresses'] {
  if (addresses.at(-1)?.url === url) return addresses;
  return [...addresses.slice(0, 1), ...addresses.slice(1).slice(2 - KEPT_ADDRESSES), { at, url }];
}

function addUrlTokens(session: Session, documentId: DocumentId, url: string, at: number): void {
  for (const token of session.matcher.url(url, at))
    addToken(session, token, { in: 'url', at, documentId, place: token.place });
}

function addMessage(session: Session, event: MessageEvent): void {
  if (session.messageById.has(event.id)) return;
  const mark = session.matcher.message(event.preview.root, event.channel !== null, event.at);
  const tokens = (mark?.tokens ?? []).map((token) =>
    addToken(session, token, {
      in: 'message',
      at: event.at,
      messageId: event.id,
      path: token.path,
      documentId: event.receiver,
    }),
  );
  const last = session.messages.at(-1);
  const row = rowOf(session, event, mark, tokens);
  session.messageById.set(event.id, row);
  if (!last || last.at <= row.at) session.messages.push(row);
  else insertByTime(session.messages, row);
  if (mark || row.action !== null || row.rule) {
    insertByTime(session.marked, row);
    if (session.marked.length > KEPT_MARKED) session.marked.splice(0, KEPT_MARKED / 10);
  }
  session.bytes += previewWeight(row.preview);
  if (session.messages.length > KEPT_MESSAGES || session.bytes > KEPT_BYTES)
    dropOldest(session, Math.ceil(session.messages.length / 10));
}

/** Frames report in batches, so a row may come after a later one of another frame. */
function insertByTime(rows: MessageRow[], row: MessageRow): void {
  let place = rows.length;
  while (place > 0 && (rows[place - 1]?.at ?? 0) > row.at) place--;
  rows.splice(place, 0, row);
}

/** In strides, so that the cost for each message stays flat. */
function dropOldest(session: Session, count: number): void {
  for (const row of session.messages.splice(0, count)) {
    session.messageById.delete(row.id);
    session.bytes -= previewWeight(row.preview);
  }
  const kept = session.marked.findIndex(({ id }) => session.messageById.has(id));
  session.marked.splice(0, kept < 0 ? session.marked.length : kept);
  session.lost += count;
}

function addRequest(session: Session, event: RequestEvent): void {
  if (session.requestById.has(event.id)) return;
  const mark = session.matcher.request(event);
  const documentId = requesterOf(session, event);
  const place = (name: string): TokenSighting => ({
    in: 'request',
    at: event.at,
    requestId: event.id,
    place: name,
  });
  const found = bearerOf(event);
  const known = found && session.tokens.get(tokenId(found.value));
  // Not every Authorization header is an embed's: only a JWT, or a token seen elsewhere, counts.
  const bearer =
    found && (known || found.kind === 'jwt') ? addToken(session, found, place(found.path)) : null;
  const tokens = (mark?.tokens ?? []).map((token) => addToken(session, token, place(token.path)));
  const row = { ...event, mark, bearer, tokens, documentId };
  session.requestById.set(event.id, row);
  keep(session.requests, row, KEPT_REQUESTS, (old) => session.requestById.delete(old.id));
}

function keep<Item>(list: Item[], item: Item, most: number, onDrop?: (old: Item) => void): void {
  list.push(item);
  const old = list.length > most ? list.shift() : undefined;
  if (old !== undefined) onDrop?.(old);
}
