import { browser } from '#imports';
import { remember } from '@/lib/bounded';
import { isHotAddress } from '@/lib/capture/hot';
import { badgeOf, heldBy, type HeldToken } from '@/lib/log/badges';
import type { LogEvent } from '@/lib/log/event';
import { bareDocument, isAhead, senderOf, type FrameDetails } from '@/lib/log/sender';
import { matchPattern } from '@/lib/match-pattern';
import type { Definitions } from './definitions';

const KEY = 'badges';
const EXPIRING_MS = 60_000;
/** Documents of all tabs, and frames of one that hold a token: a page may make frames without end. */
const DOCUMENTS = 5_000;
const FRAMES = 200;
const COLOURS = {
  none: '#5f6368',
  valid: '#188038',
  expiring: '#b06000',
  expired: '#c5221f',
  rules: '#8430ce',
};

/** By tab: when the token of each frame ends. Times only, so that `storage.session` holds no token. */
type Facts = Record<string, readonly HeldToken[]>;

/**
 * The toolbar badge of every tab. It must be right with no view open and after the worker died, so
 * the few numbers that it needs are in `storage.session`.
 */
export function createBadges(definitions: Definitions) {
  const frameOf = new Map<string, number>();
  const rules = new Map<number, number>();
  let facts: Facts = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  // What is heard before this is read is applied after it.
  const ready = browser.storage.session.get(KEY).then((stored) => {
    // Written by pages of ours alone; content scripts may not use `storage.session`.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    facts = { ...(stored[KEY] as Facts | undefined) };
    void tick();
    hearLeaving();
  });
  // What wakes the background must be heard at once.
  browser.webNavigation.onCommitted.addListener(left);

  async function heard(tabId: number, event: LogEvent): Promise<void> {
    const { matcher } = await definitions();
    if (event.type === 'document') remember(frameOf, event.documentId, event.frameId, DOCUMENTS);
    if (event.type === 'gone') {
      const frameId = frameOf.get(event.documentId);
      frameOf.delete(event.documentId);
      if (frameId !== undefined) await change(tabId, (held) => held.filter(not(frameId)));
      return;
    }
    const held = heldBy(event, matcher, (id) => frameOf.get(id) ?? null);
    if (held)
      await change(tabId, (others) => [...others.filter(not(held.frameId)), held].slice(-FRAMES));
  }

  const not = (frameId: number) => (held: HeldToken) => held.frameId !== frameId;

  /** The frame has a new address, which is read only where the user lets us read the page. */
  async function shows({ url, ...frame }: FrameDetails & { readonly url: string }): Promise<void> {
    if (isAhead(frame) || !/^https?:/.test(url) || !isHotAddress(url)) return;
    const { origin } = new URL(url);
    const allowed = await browser.permissions.contains({ origins: [matchPattern(origin)] });
    if (!allowed) return;
    await heard(frame.tabId, bareDocument(senderOf(frame), { at: Date.now(), url, origin }));
  }

  /** The frame shows another document, or none. */
  function left({ tabId, frameId }: FrameDetails): void {
    void change(tabId, (held) => (frameId === 0 ? [] : held.filter(not(frameId))));
  }

  /** While a badge shows something: else the browser would wake the background for each page that loads. */
  function hearLeaving(): void {
    const { onCommitted } = browser.webNavigation;
    if (Object.keys(facts).length > 0) onCommitted.addListener(left);
    else onCommitted.removeListener(left);
  }

  async function change(
    tabId: number,
    edit: (held: readonly HeldToken[]) => readonly HeldToken[],
  ): Promise<void> {
    await ready;
    const before = facts[tabId] ?? [];
    const after = edit(before);
    if (before.length === 0 && after.length === 0) return;
    if (after.length > 0) facts[tabId] = after;
    else delete facts[tabId];
    hearLeaving();
    // Where the storage is full, the badge is right until the background stops.
    await browser.storage.session.set({ [KEY]: facts }).catch(() => undefined);
    await show(tabId);
    schedule();
  }

  async function show(tabId: number): Promise<void> {
    const ends = (facts[tabId] ?? []).map(({ expiresAt }) => expiresAt);
    const { text, state } = badgeOf(ends, rules.get(tabId) ?? 0, Date.now(), EXPIRING_MS);
    const color = COLOURS[state];
    // The tab may be gone meanwhile.
    await Promise.all([
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setBadgeBackgroundColor({ tabId, color }),
    ]).catch(() => undefined);
  }

  /** Shows every badge as it is now, without the frames that were removed. */
  async function tick(): Promise<void> {
    await Promise.all(Object.keys(facts).map((key) => refresh(Number(key))));
    schedule();
  }

  async function refresh(tabId: number): Promise<void> {
    const frames = (await browser.webNavigation.getAllFrames({ tabId }).catch(() => null)) ?? [];
    const alive = (facts[tabId] ?? []).filter((held) =>
      frames.some(({ frameId }) => frameId === held.frameId),
    );
    if (alive.length !== facts[tabId]?.length) await change(tabId, () => alive);
    else await show(tabId);
  }

  /** A timer while the worker lives, an alarm for when it doesn't. */
  function schedule(): void {
    const now = Date.now();
    const next = Object.values(facts)
      .map(
        (held) =>
          badgeOf(
            held.map(({ expiresAt }) => expiresAt),
            0,
            now,
            EXPIRING_MS,
          ).next,
      )
      .filter((at) => at !== null);
    clearTimeout(timer);
    if (next.length === 0) return;
    const at = Math.min(...next);
    timer = setTimeout(() => void tick(), Math.min(at - now, 60_000));
    if (at - now > 20_000) void browser.alarms.create(KEY, { when: at });
  }

  return {
    heard,
    shows,
    left,
    tick: () => void ready.then(tick),
    rulesChanged(tabId: number, active: number): void {
      if (active > 0) rules.set(tabId, active);
      else rules.delete(tabId);
      void ready.then(() => show(tabId));
    },
  };
}

export type Badges = ReturnType<typeof createBadges>;
