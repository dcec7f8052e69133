import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '@/lib/i18n';
import { Icon } from './Icon';
import { useEscape } from './use-escape';

/** A modal dialog, open as long as it is rendered. Escape and its button close it. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    element.current?.showModal();
  }, []);
  useEscape(element);

  return (
    <dialog ref={element} class="act-dialog" aria-labelledby={id} onClose={onClose}>
      <header class="act-dialog-head">
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          class="tool"
          aria-label={t('Close')}
          onClick={() => element.current?.close()}
        >
          <Icon icon={X} />
        </button>
      </header>
      {children}
    </dialog>
  );
}
