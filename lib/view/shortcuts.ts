import { t } from '@/lib/i18n';
import { TABS, type Tab } from './navigation';

export type Shortcut =
  | { readonly does: 'tab'; readonly tab: Tab }
  | { readonly does: 'filter' | 'record' | 'clear' | 'help' };

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key means to the panel as a whole. While a text is typed, only those with Ctrl do. */
export function shortcutOf(press: Press, typing: boolean): Shortcut | null {
  const { key, altKey } = press;
  const command = press.ctrlKey || press.metaKey;
  if (altKey) return null;
  if (command && !press.shiftKey) {
    switch (key.toLowerCase()) {
      case 'f':
        return { does: 'filter' };
      case 'e':
        return { does: 'record' };
      case 'l':
        return { does: 'clear' };
      default:
        return null;
    }
  }
  if (typing || command) return null;
  if (key === '/') return { does: 'filter' };
  if (key === '?') return { does: 'help' };
  const tab = /^[1-5]$/.test(key) ? TABS[Number(key) - 1] : undefined;
  return tab === undefined ? null : { does: 'tab', tab };
}

/** All of them in words, for the help. */
export function shortcutHelp(): readonly { readonly keys: string; readonly does: string }[] {
  return [
    { keys: '1 – 5', does: t('Go to Handshakes, Messages, Tokens, Frames, Findings') },
    { keys: t('Ctrl+F or /'), does: t('Filter') },
    { keys: t('Ctrl+E'), does: t('Record or pause') },
    { keys: t('Ctrl+L'), does: t('Clear') },
    { keys: '↑ ↓ Home End PgUp PgDn', does: t('Move in a list') },
    { keys: t('Enter'), does: t('Go to the details of a row') },
    { keys: 'Esc', does: t('Close details, menus and lists of suggestions') },
    { keys: t('Ctrl+C'), does: t('Copy the row, tokens masked') },
    {
      keys: t('Shift+F10 or Menu'),
      does: t('What can be done with a row; on a head: choose columns'),
    },
    { keys: '← →', does: t('Open and shut in a tree; move between heads') },
    { keys: 'Alt+← Alt+→', does: t('Width of a column, on its head') },
    { keys: '?', does: t('This help') },
  ];
}
