import type { Found } from './remote';

/** The one driver interface that every end-to-end scenario is written against. */
export type BrowserName = 'chromium' | 'firefox';

export interface LaunchOptions {
  /** Directory of the unpacked extension. */
  readonly extension?: string;
  /** Default: true. */
  readonly headless?: boolean;
}

/** An element: a CSS selector, or what an accessibility tree calls it. A name may be followed by a count. */
export type Target =
  | string
  | {
      readonly css?: string;
      readonly role?: string;
      readonly name?: string;
      /** All of these must be in its text. */
      readonly texts?: readonly string[];
    };

/** One document that can be looked at and worked with, by trusted input. */
export interface View {
  /** Runs in the page: `fn` must not reach for anything outside itself; arguments and result are JSON. */
  evaluate<A extends readonly unknown[], T>(
    fn: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T>;
  /** Polls `fn` until it returns something truthy. Fails with the document's text and a picture. */
  waitFor<A extends readonly unknown[], T>(
    fn: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<Found<T>>;
  /** Waits for the element, then clicks it as a user would. */
  click(target: Target, button?: 'left' | 'right'): Promise<void>;
  hover(target: Target): Promise<void>;
  /** Focuses the element and types at its end. */
  type(target: Target, text: string): Promise<void>;
  /** One key or chord, to what has the focus: `Enter`, `ArrowDown`, `Control+c`. */
  press(keys: string): Promise<void>;
  text(): Promise<string>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface Page extends View {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  url(): Promise<string>;
  /** The URLs of all its frames, the top one first. */
  frames(): Promise<string[]>;
  /** `evaluate` in the first frame whose URL contains `urlPart`. */
  evaluateIn<A extends readonly unknown[], T>(
    urlPart: string,
    fn: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T>;
  waitForIn<A extends readonly unknown[], T>(
    urlPart: string,
    fn: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<Found<T>>;
  /** As `browser.tabs` calls it. */
  tabId(): Promise<number>;
  /** Makes it the tab that a user looks at. */
  activate(): Promise<void>;
  /** Ends the process that renders the first frame whose URL contains `urlPart`, as a crash does. */
  crash(urlPart: string): Promise<void>;
  /** Errors on its console so far: the page's, its frames' and those of scripts that were injected. */
  errors(): Promise<readonly string[]>;
}

/** Our panel inside the browser's real devtools. Grids are named as their tabs. */
export interface Panel extends View {
  openTab(name: string): Promise<void>;
  /** The names of the grid's columns that are shown. */
  columns(grid: string): Promise<string[]>;
  /** The texts of the cells of every row that is in the document, header excluded. */
  rows(grid: string): Promise<string[][]>;
  /** Waits for a row that has all of these texts in it, and returns its cells. */
  waitForRow(grid: string, ...texts: string[]): Promise<string[]>;
  /** Clicks the first row that has all of these texts in it. */
  selectRow(grid: string, ...texts: string[]): Promise<void>;
  /** The text of the region named Details; empty where there is none. */
  detailText(): Promise<string>;
  /** Ends the process that it is in, as a crash does: all of the extension's pages are in one. */
  crash(): Promise<void>;
}

export interface Badge {
  readonly text: string;
  /** `#rrggbb`. */
  readonly color: string;
}

export interface Browser {
  readonly name: BrowserName;
  readonly version: string;
  /** The directory of its throw-away profile. */
  readonly profile: string;
  newPage(url?: string): Promise<Page>;
  /** A page in a private window, where the extension is allowed from now on: for that it starts anew. */
  newPrivatePage(url: string): Promise<Page>;
  /** Opens devtools on `page` with our panel shown. Closing the panel closes the devtools. */
  openPanel(page: Page): Promise<Panel>;
  /** The tab whose URL contains `urlPart`, that something else than the driver opened. */
  waitForPage(urlPart: string): Promise<Page>;
  /** The action's real popup over `page`. */
  openPopup(page: Page): Promise<View>;
  /** `options.html` in a tab of its own. */
  openOptions(): Promise<Page>;
  badge(page: Page): Promise<Badge>;
  /** Stops the worker (Chromium) or suspends the event page (Firefox), as the idle limit would. */
  killBackground(): Promise<void>;
  isBackgroundAwake(): Promise<boolean>;
  /** Starts the extension anew under the pages that are open, as an update does; its own pages close. */
  reloadExtension(): Promise<void>;
  /** Gives or takes the permission for all hosts, as the user can in the browser's own page. */
  setHostPermission(granted: boolean): Promise<void>;
  /** Errors that the extension's own files have raised so far, where the browser tells. */
  extensionErrors(): Promise<readonly string[]>;
  /** What its pages and its background asked of the network so far. */
  requestsOfExtension(): Promise<readonly string[]>;
  /** Resolves when the browser has ended, by its user's hand or by `close`. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}
