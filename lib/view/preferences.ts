import type { Tab } from './navigation';

/** How the user likes the panel: kept by the entrypoint from one day to the next. */
export interface Preferences {
  readonly keepLog: boolean;
  readonly timeline: boolean;
  readonly hideNoise: boolean;
  /** One filter a line: a message that one of them matches is noise. */
  readonly noise: string;
  /** The list's share of the space, 0–1. */
  readonly split: number;
  readonly columns: Readonly<Partial<Record<Tab, ColumnPreferences>>>;
}

export interface ColumnPreferences {
  /** px, by column id, where the user has set one. */
  readonly widths: Readonly<Record<string, number>>;
  /** Ids of columns that are left out (or put in, for those left out at first). */
  readonly toggled: readonly string[];
  readonly sort: Sort | null;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export const NO_COLUMN_PREFERENCES: ColumnPreferences = { widths: {}, toggled: [], sort: null };

/** What other extensions and development servers say in a page's own channel. */
export const NOISE = [
  'react-devtools-',
  '@devtools-page',
  '@devtools-extension',
  'vue-devtools',
  'devtoolsEnabled',
  'angular-devtools',
  'apollo-client-devtools',
  'preact-devtools',
  'metamask-inpage',
  'metamask-contentscript',
  'wappalyzer',
  'wxt:content-script-started',
  'webpackHotUpdate',
  '/^setImmediate\\$/',
].join('\n');

export const DEFAULT_PREFERENCES: Preferences = {
  keepLog: false,
  timeline: true,
  hideNoise: true,
  noise: NOISE,
  split: 0.55,
  columns: {},
};

/** What was stored, as far as it makes sense; the default for the rest. */
export function parsePreferences(stored: unknown): Preferences {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_PREFERENCES;
  const own: Partial<Record<keyof Preferences, unknown>> = stored;
  const fallback = DEFAULT_PREFERENCES;
  const flag = (name: 'keepLog' | 'timeline' | 'hideNoise') =>
    typeof own[name] === 'boolean' ? own[name] : fallback[name];
  return {
    keepLog: flag('keepLog'),
    timeline: flag('timeline'),
    hideNoise: flag('hideNoise'),
    noise: typeof own.noise === 'string' ? own.noise : fallback.noise,
    split:
      typeof own.split === 'number' && own.split > 0.1 && own.split < 0.9
        ? own.split
        : fallback.split,
    // Written by us alone; a column that no longer exists is passed over where it is read.
    columns: isColumns(own.columns) ? own.columns : {},
  };
}

function isColumns(value: unknown): value is Preferences['columns'] {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (one: unknown) =>
        typeof one === 'object' &&
        one !== null &&
        'widths' in one &&
        typeof one.widths === 'object' &&
        'toggled' in one &&
        Array.isArray(one.toggled) &&
        'sort' in one,
    )
  );
}
