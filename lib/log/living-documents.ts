import type { Document, Session } from './session';

/** The documents that are there now, in the order in which they were heard of. */
export function livingDocuments({ documents }: Pick<Session, 'documents'>): Document[] {
  return [...documents.values()].filter(({ until }) => until === null);
}
