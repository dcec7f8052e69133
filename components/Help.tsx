import type { Signal } from '@preact/signals';
import { X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '@/lib/i18n';
import { shortcutHelp } from '@/lib/view/shortcuts';
import { usePanel } from './context';
import { Icon } from './Icon';
import { useEscape } from './use-escape';

/** Shortcuts, the filter's language, and the editable list of noise. */
export function Help({ open }: { readonly open: Signal<boolean> }) {
  const { panel } = usePanel();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = open.value;

  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  useEscape(dialog, isOpen);

  return (
    <dialog
      ref={dialog}
      class="help"
      aria-label={t('Help')}
      onClose={() => {
        open.value = false;
      }}
    >
      <header class="help-head">
        <h2>{t('Shortcuts')}</h2>
        <button
          type="button"
          class="tool"
          aria-label={t('Close')}
          onClick={() => {
            open.value = false;
          }}
        >
          <Icon icon={X} />
        </button>
      </header>
      <dl class="keys">
        {shortcutHelp().map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('Filter')}</h2>
      <dl class="keys">
        {filterHelp().map(([example, does]) => (
          <div key={example}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('Noise')}</h2>
      <p class="prose">
        {t(
          'Messages that match one of these lines are hidden while “Hide noise” is on. Messages of a known protocol, or with a token, never are.',
        )}
      </p>
      <textarea
        class="noise"
        aria-label={t('Noise')}
        rows={8}
        spellcheck={false}
        value={panel.preferences.value.noise}
        onChange={(event) => panel.setPreferences({ noise: event.currentTarget.value })}
      />
    </dialog>
  );
}

function filterHelp(): readonly (readonly [string, string])[] {
  return [
    ['token refresh', t('both words, anywhere in the payload')],
    ['"token refresh"', t('the words together')],
    ['/expired?/', t('a regular expression')],
    ['-type:ping', t('what does not match')],
    ['from:agent to:localhost', t('sender and receiver')],
    ['size:>1k', t('larger than 1 kB; also < and =')],
    ['has:token has:port', t('carries a token, carries a port')],
    ['is:early is:ours is:synthetic', t('posted early, by us, by dispatchEvent')],
    [
      'protocol: role: state: origin: frame: rule:',
      t('of a protocol, role, state, origin, frame, rule'),
    ],
  ];
}
