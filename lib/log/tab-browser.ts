import type { CommandBrowser } from './commands';
import type { LogEvent } from './event';

/** What a tab's log needs of the browser. */
export interface TabBrowser extends CommandBrowser {
  /** ms since 1970. */
  now(): number;
  /** Runs `task` every so many ms until the returned function is called. */
  every(ms: number, task: () => void): () => void;
  /**
   * Tells when a frame of the tab shows another document, or can be spoken to now, until the returned
   * function is called. The browser wakes the background for each: it is asked for while somebody looks.
   */
  onLoaded(
    tabId: number,
    listener: (frameId: number, documentId: string | undefined) => void,
  ): () => void;
  /** Tells a frame, or every frame of the tab, that somebody looks. */
  look(tabId: number, frameId?: number): void;
  /** The parent of a frame; -1 for the top frame, and where the frame is gone. */
  parentOf(tabId: number, frameId: number): Promise<number>;
  /** The tab's address, and which origins in it the extension may not see. */
  access(tabId: number): Promise<{ readonly page: string; readonly denied: readonly string[] }>;
  /** The log grew (or a hot row came): the badge may change. */
  facts(tabId: number, event: LogEvent): void;
  rulesChanged(tabId: number, active: number): void;
}
