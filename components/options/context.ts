import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Options } from '@/lib/options/options';
import type { Session } from '@/lib/log/session';
import type { Definition } from '@/lib/protocols/definition';

/** A tab whose session a definition can be tried on. */
export interface TabChoice {
  readonly id: number;
  readonly title: string;
}

/** What the options page needs of the browser. */
export interface OptionsPage {
  readonly options: Options;
  /** Stores the change; what comes of it is said on the page. */
  readonly change: (change: Partial<Options>) => void;
  readonly tabs: () => Promise<readonly TabChoice[]>;
  /** Calls back with a tab's session whenever it has grown, until the returned function is called. */
  readonly watchTab: (tabId: number, onSession: (session: Session) => void) => () => void;
  /** A definition that the panel drafted, to be finished; a new one each time. */
  readonly draft: Definition | null;
  readonly saveFile: (name: string, text: string) => void;
  /** Whether the extension may look at every site. */
  readonly allSites: boolean;
  readonly allowAllSites: () => void;
  /** Where the browser lets no extension give its access back, shows the browser's own setting. */
  readonly limitSites: () => void;
}

export const OptionsContext = createContext<OptionsPage | null>(null);

export function useOptions(): OptionsPage {
  const page = useContext(OptionsContext);
  if (page === null) throw new Error('Outside of the options page.');
  return page;
}
