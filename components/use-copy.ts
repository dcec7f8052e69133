import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { copyText } from './copy';

/**
 * What is copied while an element has the focus and no text is selected: by the browser's command,
 * and by Ctrl+C, for which Firefox has no `copy` event where nothing is selected. It sends that event to
 * where the selection is, not to the focused element, so it is heard at the window.
 */
export function useCopy(element: RefObject<HTMLElement | null>, textOf: () => string | null): void {
  const latest = useRef(textOf);
  latest.current = textOf;
  useEffect(() => {
    const text = () =>
      document.activeElement !== element.current || getSelection()?.isCollapsed === false
        ? null
        : latest.current();
    const onCopy = (event: ClipboardEvent) => {
      const copied = text();
      if (copied === null) return;
      event.clipboardData?.setData('text/plain', copied);
      event.preventDefault();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isCopy = event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey);
      const copied = isCopy && !event.shiftKey && !event.altKey ? text() : null;
      if (copied === null) return;
      event.preventDefault();
      copyText(copied);
    };
    addEventListener('copy', onCopy);
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('copy', onCopy);
      removeEventListener('keydown', onKeyDown);
    };
  }, [element]);
}
