import type { DocumentEvent } from './event';

/** The document that something came from; the browser says it, never the document. */
export interface Sender {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId: string;
}

/** What the browser tells of a frame; Chrome alone tells the document, elsewhere the frame stands for it. */
export interface FrameDetails {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId?: string | undefined;
  readonly documentLifecycle?: string | undefined;
}

/** Of a page that Chrome renders before it is shown, and often in vain: it is told anew when it is shown. */
export function isAhead({ documentLifecycle }: Pick<FrameDetails, 'documentLifecycle'>): boolean {
  return documentLifecycle === 'prerender';
}

export function senderOf({ tabId, frameId, documentId }: FrameDetails): Sender {
  return { tabId, frameId, documentId: documentId ?? String(frameId) };
}

/** All that is known of a document that nobody looks at; `at` in ms since 1970. */
export function bareDocument(
  { frameId, documentId }: Sender,
  { at, url, origin }: Pick<DocumentEvent, 'at' | 'url' | 'origin'>,
): DocumentEvent {
  const parentFrameId = frameId === 0 ? -1 : 0;
  return { type: 'document', documentId, frameId, parentFrameId, at, url, origin, element: null };
}
