import { t } from '@/lib/i18n';
import type { DocumentId } from '@/lib/log/event';
import { frameLabel } from '@/lib/log/frame-label';
import type { Document, Session } from '@/lib/log/session';

/** A document in a word or two: its host, else what its element calls it. */
export function documentName(session: Session, id: DocumentId | null): string {
  const document = id === null ? undefined : session.documents.get(id);
  if (document === undefined) return t('unknown');
  return hostOf(document.url) ?? hostOf(document.origin) ?? elementName(document);
}

function elementName(document: Document): string {
  const id = frameLabel(document, ['id']);
  if (id !== null) return `#${id}`;
  const name = frameLabel(document, ['name']);
  if (name !== null) return name;
  return document.url === ''
    ? t('frame {{frameId}}', { frameId: document.frameId })
    : document.url.slice(0, 60);
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).host || null;
  } catch {
    return null;
  }
}

export type Direction = 'up' | 'down' | 'across' | 'self' | 'unknown';

/** Which way a message went in the tree of frames. */
export function direction(
  session: Session,
  sender: DocumentId | null,
  receiver: DocumentId,
): Direction {
  if (sender === null) return 'unknown';
  if (sender === receiver) return 'self';
  const from = session.documents.get(sender);
  const to = session.documents.get(receiver);
  if (from === undefined || to === undefined) return 'unknown';
  if (isAbove(session, to.documentId, from)) return 'up';
  if (isAbove(session, from.documentId, to)) return 'down';
  return 'across';
}

function isAbove(session: Session, above: DocumentId, below: Document): boolean {
  let parent = below.parent;
  // A tree of frames is never this deep; a broken one might have a cycle.
  for (let depth = 0; parent !== null && depth < 100; depth++) {
    if (parent === above) return true;
    parent = session.documents.get(parent)?.parent ?? null;
  }
  return false;
}

export interface FrameRow {
  readonly id: DocumentId;
  readonly document: Document;
  /** From 1. */
  readonly level: number;
}

/** Every document, each under its parent, oldest first. */
export function frameRows(session: Session): readonly FrameRow[] {
  const children = new Map<DocumentId | null, Document[]>();
  for (const document of session.documents.values()) {
    const parent =
      document.parent !== null && session.documents.has(document.parent) ? document.parent : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [document]);
    else siblings.push(document);
  }
  const rows: FrameRow[] = [];
  const seen = new Set<DocumentId>();
  const visit = (parent: DocumentId | null, level: number) => {
    for (const document of children.get(parent) ?? []) {
      if (seen.has(document.documentId)) continue;
      seen.add(document.documentId);
      rows.push({ id: document.documentId, document, level });
      if (level < 100) visit(document.documentId, level + 1);
    }
  };
  visit(null, 1);
  return rows;
}
