import { t } from '@/lib/i18n';
import type { DocumentId } from '@/lib/log/event';
import { livingDocuments } from '@/lib/log/living-documents';
import type { Document, Session } from '@/lib/log/session';
import { withoutQuery } from '@/lib/url-parts';
import { shownUrl } from '@/lib/view/secrets';

/** Who speaks to whom, and with which target origin. */
export interface Route {
  readonly speaker: DocumentId;
  readonly receiver: DocumentId;
  readonly targetOrigin: string;
  /** What the user should know of it; `null`: nothing. */
  readonly note: string | null;
}

export interface Refusal {
  /** Why it can't be done, in a sentence. */
  readonly error: string;
}

/** Frames deeper than this are not looked for. */
const MAX_DEPTH = 50;

/** The way from one document to another, as they are now: after a reload, the same frames' documents. */
export function routeOf(
  session: Session,
  speaker: DocumentId | null,
  receiver: DocumentId | null,
): Route | Refusal {
  const from = livingDocument(session, speaker, 'speaker');
  if ('error' in from) return from;
  const to = livingDocument(session, receiver, 'receiver');
  if ('error' in to) return to;
  const { documentId, origin } = to;
  const isNull = origin === 'null';
  return {
    speaker: from.documentId,
    receiver: documentId,
    targetOrigin: isNull ? '*' : origin,
    note: isNull
      ? t('The receiver is sandboxed (origin “null”): only the target origin * reaches it.')
      : null,
  };
}

/**
 * The document itself while it lives, else the one that took its place: in the same frame, of the
 * same origin, with the same parent's place in the page.
 */
export function livingDocument(
  session: Session,
  id: DocumentId | null,
  part: 'speaker' | 'receiver',
): Document | Refusal {
  const old = id === null ? undefined : session.documents.get(id);
  if (!old)
    return {
      error:
        part === 'speaker'
          ? t('Nobody knows who sent it, so nobody can send it again.')
          : t('Nobody knows who received it.'),
    };
  if (old.until === null) return old;
  const found = successorsOf(session, old, 0);
  const [first, second] = found;
  if (first && !second) return first;
  const values = { url: shownUrl(session, old.url) };
  if (second)
    return { error: t('Several frames could be the one that showed {{url}}: choose one.', values) };
  const elsewhere = livingDocuments(session).find(({ frameId }) => frameId === old.frameId);
  if (elsewhere && elsewhere.origin !== old.origin)
    return {
      error: t('The frame that showed {{url}} is at {{origin}} now.', {
        ...values,
        origin: elsewhere.origin,
      }),
    };
  return { error: t('The frame that showed {{url}} is gone.', values) };
}

function successorsOf(session: Session, old: Document, depth: number): readonly Document[] {
  if (old.until === null) return [old];
  if (depth > MAX_DEPTH) return [];
  const parents = parentsOf(session, old, depth);
  const candidates = livingDocuments(session).filter(
    (one) =>
      one.origin === old.origin &&
      (old.parentFrameId < 0
        ? one.parentFrameId < 0
        : one.parent !== null && parents.has(one.parent)),
  );
  // Frame ids outlive a load of the frame itself, but not one of its parent.
  for (const isSame of LIKENESS) {
    const same = candidates.filter((one) => isSame(one, old));
    if (same.length > 0) return same;
  }
  return [];
}

const LIKENESS: readonly ((one: Document, old: Document) => boolean)[] = [
  (one, old) => one.frameId === old.frameId,
  (one, old) => one.url === old.url,
  ({ element: one }, { element: old }) =>
    one !== null && old !== null && one.id === old.id && one.name === old.name && named(one),
  (one, old) => withoutQuery(one.url) === withoutQuery(old.url),
];

function named(element: { readonly id: string; readonly name: string }): boolean {
  return element.id !== '' || element.name !== '';
}

function parentsOf(session: Session, old: Document, depth: number): ReadonlySet<DocumentId> {
  const parent = old.parent === null ? undefined : session.documents.get(old.parent);
  const now = parent ? successorsOf(session, parent, depth + 1) : [];
  return new Set(now.map(({ documentId }) => documentId));
}
