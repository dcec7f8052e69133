import type { Signal } from '@preact/signals';
import type { IconNode } from 'lucide';
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Finding } from '@/lib/findings/finding';
import type { Handshake } from '@/lib/handshakes/handshake';
import type { DocumentId } from '@/lib/log/event';
import type { Document, MessageRow } from '@/lib/log/session';
import type { Token } from '@/lib/tokens/token';
import type { Panel } from '@/lib/view/panel';

/** What a row is about: what actions, menus and details are made for. */
export type Subject =
  | { readonly tab: 'handshakes'; readonly row: Handshake }
  | { readonly tab: 'messages'; readonly row: MessageRow }
  | { readonly tab: 'tokens'; readonly row: Token }
  | { readonly tab: 'frames'; readonly row: Document }
  | { readonly tab: 'findings'; readonly row: Finding };

/** One thing that can be done with a row, for its context menu. */
export interface RowAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconNode;
  /** As shown beside it: `Ctrl+C`. */
  readonly shortcut?: string;
  /** Why it can't be done now. */
  readonly disabled?: string | null;
  /** For a box that is ticked or not. */
  readonly checked?: boolean;
  readonly run: () => void;
}

/** What the entrypoint plugs in: whatever needs the browser, and what other parts of the product add. */
export interface PanelHooks {
  /** Mark the document's iframe in the page; `null` takes the mark away. */
  readonly onMark?: (documentId: DocumentId | null) => void;
  /** Show the iframe in the browser's Elements panel. */
  readonly onInspect?: (documentId: DocumentId) => void;
  /** Ask for access to these origins. */
  readonly onAllow?: (origins: readonly string[]) => void;
  readonly onReload?: () => void;
  /** Has the hub forget its log; the panel has cleared its own already. */
  readonly onClear?: () => void;
  readonly onIgnore?: (finding: Finding) => void;
  /** Make a definition of an unrecognised exchange, to be finished in the options. */
  readonly onDraft?: (handshake: Handshake) => void;
  /** Buttons at the head of a detail. */
  readonly renderActions?: (subject: Subject) => ComponentChildren;
  /** Below a finding or a frame: who listens there. */
  readonly renderListeners?: (documentId: DocumentId) => ComponentChildren;
  /** More of a token's detail: verify a signature. */
  readonly renderToken?: (token: Token) => ComponentChildren;
  readonly rowActions?: (subject: Subject) => readonly RowAction[];
  /** At the right of the toolbar: save, open, options … */
  readonly toolbar?: () => readonly RowAction[];
  /** Above the lists: active rules, whose session is shown. */
  readonly banner?: () => ComponentChildren;
}

export interface MenuState {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly items: readonly RowAction[];
}

export interface PanelParts {
  readonly panel: Panel;
  readonly hooks: PanelHooks;
  readonly menu: Signal<MenuState | null>;
}

export const PanelContext = createContext<PanelParts | null>(null);

export function usePanel(): PanelParts {
  const parts = useContext(PanelContext);
  if (parts === null) throw new Error('Outside of the panel.');
  return parts;
}
