import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Has Escape close a modal dialog while it is `open`. Chromium's devtools take this key for
 * themselves, so the dialog would not hear of it.
 */
export function useEscape(dialog: RefObject<HTMLDialogElement | null>, open = true): void {
  useEffect(() => {
    if (!open) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      dialog.current?.close();
    };
    addEventListener('keydown', onKeyDown, true);
    return () => removeEventListener('keydown', onKeyDown, true);
  }, [dialog, open]);
}
