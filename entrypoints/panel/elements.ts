import type { Document, Session } from '@/lib/log/session';

type Devtools = NonNullable<typeof chrome.devtools>;

/**
 * Shows a document's iframe in Elements (Firefox: Inspector). `inspect` is the console's own helper. In Chrome it is
 * asked in the frame itself, so that closed shadow trees are no obstacle; Firefox knows the page alone,
 * and finds the element by what the parent said of it.
 */
export function showInElements(devtools: Devtools, session: Session, document: Document): void {
  const { inspectedWindow } = devtools;
  // `parent` is unknown for a frame whose page was not heard of.
  if (document.parentFrameId < 0) {
    void inspectedWindow.eval('inspect(document.documentElement)');
    return;
  }
  if (import.meta.env.FIREFOX) {
    void inspectedWindow.eval(findIn(session, document));
    return;
  }
  void inspectedWindow.eval('inspect(document.documentElement)', { frameURL: document.url });
}

/** Constant code; what it looks for goes in as JSON. */
function findIn(session: Session, { element, parent }: Document): string {
  const above = parent === null ? undefined : session.documents.get(parent);
  const isChildOfPage = above !== undefined && above.parentFrameId < 0;
  const wanted = JSON.stringify(isChildOfPage ? element : null);
  return `(wanted => inspect([...document.querySelectorAll('iframe, frame')].find(
    (frame) => wanted !== null && frame.id === wanted.id && frame.name === wanted.name &&
      String(frame.src) === wanted.src) ?? document.documentElement))(${wanted})`;
}
