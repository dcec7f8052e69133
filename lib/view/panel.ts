import { batch, computed, signal, type Signal } from '@preact/signals';
import type { Finding } from '@/lib/findings/finding';
import type { Handshake } from '@/lib/handshakes/handshake';
import type { MessageRow, Session } from '@/lib/log/session';
import { tokenState } from '@/lib/tokens/state';
import type { Token } from '@/lib/tokens/token';
import {
  FINDING_COLUMNS,
  HANDSHAKE_COLUMNS,
  MESSAGE_COLUMNS,
  TOKEN_COLUMNS,
  sortRows,
  type Column,
} from './columns';
import { findingFacets, frameFacets, handshakeFacets, messageFacets, tokenFacets } from './facets';
import { matches, parseFilter, type Facets, type Filter } from './filter';
import { type FindingRow, groupFindings, isGroup } from './finding-groups';
import { countFrames } from './frame-counts';
import { createList } from './list';
import { type FrameRow, frameRows } from './names';
import { createNavigation, type Tab } from './navigation';
import { createOutline } from './outline';
import { type Preferences, NO_COLUMN_PREFERENCES } from './preferences';
import type { Store } from './store';

export interface TimeRange {
  /** ms since 1970 */
  readonly from: number;
  readonly to: number;
}

export interface PanelOptions {
  readonly store: Store;
  readonly preferences: Signal<Preferences>;
  /** ms, monotone. */
  readonly monotone: () => number;
  readonly nextFrame: (callback: () => void) => void;
  readonly later: (callback: () => void, ms: number) => () => void;
  /** ms before its end from which a token counts as expiring. */
  readonly expiringMs: () => number;
}

/** Everything that the views share: the store, what is selected, filtered, revealed, and the lists that follow. */
export function createPanel(options: PanelOptions) {
  const { store, preferences } = options;
  const navigation = createNavigation();
  const filterText = signal('');
  const filter = computed(() => parseFilter(filterText.value));
  const range = signal<TimeRange | null>(null);
  const revealed = signal<ReadonlySet<string>>(new Set());
  const session = () => store.shown.value.session;

  const handshakeOf = computed(() => {
    const byMessage = new Map<string, Handshake>();
    for (const row of store.handshakes.value)
      for (const id of [...row.requests, ...row.answers, ...row.refusals, ...row.echoes])
        byMessage.set(id, row);
    return byMessage;
  });

  const noise = computed<readonly Filter[]>(() =>
    preferences.value.hideNoise
      ? preferences.value.noise
          .split('\n')
          .map(parseFilter)
          .filter(({ terms }) => terms.length > 0)
      : [],
  );

  const asksState = computed(() => filter.value.terms.some(({ field }) => field === 'state'));

  /** One session's rows must not be judged by another's documents: a new session is a new test. */
  const current = computed(() => store.shown.value.session);

  function testOf<Row>(
    facetsOf: () => (row: Row, session: Session) => Facets,
    timeOf: (row: Row) => number,
    isNoise?: () => ((facets: Facets, row: Row) => boolean) | null,
  ) {
    return computed(() => {
      const wanted = filter.value;
      const within = range.value;
      const noisy = isNoise?.() ?? null;
      const of = current.value;
      if (wanted.terms.length === 0 && within === null && noisy === null) return null;
      const toFacets = facetsOf();
      return (row: Row) => {
        const at = timeOf(row);
        if (within !== null && (at < within.from || at > within.to)) return false;
        const facets = toFacets(row, of);
        return matches(wanted, facets) && !(noisy?.(facets, row) ?? false);
      };
    });
  }

  function compareOf<Row>(tab: Tab, columns: readonly Column<Row>[], fallback?: string) {
    return computed(() => {
      const sort =
        (preferences.value.columns[tab] ?? NO_COLUMN_PREFERENCES).sort ??
        (fallback === undefined ? null : { column: fallback, descending: false });
      const key = columns.find(({ id }) => id === sort?.column)?.key;
      if (sort === null || key === undefined) return null;
      const of = current.value;
      return (rows: readonly Row[]) => sortRows(rows, (row) => key(row, of), sort.descending);
    });
  }

  const timing = {
    now: options.monotone,
    nextFrame: options.nextFrame,
    later: options.later,
  };
  const lists = {
    handshakes: createList<Handshake>({
      ...timing,
      rows: () => store.handshakes.value,
      test: testOf<Handshake>(
        () => handshakeFacets,
        (row) => row.at,
      ),
      compare: compareOf('handshakes', HANDSHAKE_COLUMNS),
    }),
    messages: createList<MessageRow>({
      ...timing,
      rows: () => session().messages,
      test: testOf<MessageRow>(
        () => {
          const byMessage = asksState.value ? handshakeOf.value : handshakeOf.peek();
          return (row, of) => messageFacets(row, of, (id) => byMessage.get(id));
        },
        (row) => row.at,
        () => {
          const filters = noise.value;
          if (filters.length === 0) return null;
          // What a protocol knows, holds a token or is our own is never noise.
          return (facets, row) =>
            row.mark === null && row.action === null && filters.some((one) => matches(one, facets));
        },
      ),
      compare: compareOf('messages', MESSAGE_COLUMNS),
    }),
    tokens: createList<Token>({
      ...timing,
      rows: () => [...session().tokens.values()],
      test: testOf<Token>(
        () => {
          const now = asksState.value ? store.clock.value : store.clock.peek();
          return (row, of) =>
            tokenFacets(row, of, () => tokenState(row, now, options.expiringMs()));
        },
        (row) => row.sightings.at(-1)?.at ?? 0,
      ),
      compare: compareOf('tokens', TOKEN_COLUMNS),
    }),
    frames: createList<FrameRow>({
      ...timing,
      rows: () => frameRows(session()),
      test: testOf<FrameRow>(
        () => (row, of) => frameFacets(row.document, of),
        () => range.value?.from ?? 0,
      ),
      compare: signal(null),
    }),
    findings: createList<Finding>({
      ...timing,
      rows: () => store.findings.value,
      test: testOf<Finding>(
        () => findingFacets,
        (row) => row.at,
      ),
      compare: compareOf('findings', FINDING_COLUMNS, 'severity'),
    }),
  } as const;

  const outlines = {
    frames: createOutline<FrameRow>({
      list: lists.frames.result,
      levelOf: (row) => row.level,
      selected: navigation.selected.frames,
    }),
    findings: createOutline<FindingRow>({
      list: computed(() => {
        const sort = preferences.value.columns.findings?.sort;
        const mildestFirst = sort?.column === 'severity' && sort.descending;
        return groupFindings(lists.findings.result.value, mildestFirst);
      }),
      levelOf: (row) => (isGroup(row) ? 1 : 2),
      selected: navigation.selected.findings,
    }),
  } as const;

  const frameCounts = computed(() => countFrames(session()));

  function setPreferences(change: Partial<Preferences>): void {
    preferences.value = { ...preferences.value, ...change };
  }

  /** Takes away whatever hides rows of the tab in front. */
  function showAll(): void {
    batch(() => {
      filterText.value = '';
      range.value = null;
      if (navigation.tab.value === 'messages') setPreferences({ hideNoise: false });
    });
  }

  function toggleReveal(tokenId: string): void {
    const next = new Set(revealed.value);
    if (!next.delete(tokenId)) next.add(tokenId);
    revealed.value = next;
  }

  return {
    store,
    navigation,
    preferences,
    setPreferences,
    filterText,
    filter,
    range,
    revealed,
    toggleReveal,
    showAll,
    handshakeOf,
    frameCounts,
    expiringMs: options.expiringMs,
    lists,
    outlines,
    dispose: () => {
      for (const list of [...Object.values(lists), ...Object.values(outlines)]) list.dispose();
    },
  };
}

export type Panel = ReturnType<typeof createPanel>;
