import type { DocumentId, LogEvent } from '@/lib/log/event';
import type { Document } from '@/lib/log/session';

/** How long frames have to answer, in ms. */
const ANSWER_MS = 3_000;

/**
 * A background that died heard of no frame that went away meanwhile: whoever lived, and does not
 * tell the new one of itself, is gone.
 */
export function createRollCall(
  later: (callback: () => void, ms: number) => () => void,
  onMissing: (missing: readonly DocumentId[]) => void,
) {
  let missing = new Set<DocumentId>();
  let cancel: () => void = () => undefined;

  return {
    start(documents: Iterable<Document>): void {
      cancel();
      missing = new Set();
      for (const { documentId, until } of documents) if (until === null) missing.add(documentId);
      if (missing.size > 0) cancel = later(() => onMissing([...missing]), ANSWER_MS);
    },
    hear(event: LogEvent): void {
      if (event.type === 'document') missing.delete(event.documentId);
    },
  };
}
