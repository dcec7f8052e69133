import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * What Ctrl+C copies while an element has the focus and no text is selected. Firefox sends `copy` to where
 * the selection is, not to the focused element, so it is heard at the window.
 */
export function useCopy(element: RefObject<HTMLElement | null>, textOf: () => string | null): void {
  const latest = useRef(textOf);
  latest.current = textOf;
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      if (document.activeElement !== element.current || getSelection()?.isCollapsed === false)
        return;
      const text = latest.current();
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    addEventListener('copy', onCopy);
    return () => removeEventListener('copy', onCopy);
  }, [element]);
}
