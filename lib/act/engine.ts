import type { Verdict } from '@/lib/capture/observer-api';
import type { Node, Preview } from '@/lib/capture/node';
import type { WindowRef } from '@/lib/capture/sighting';
import { isHeld, type RuleEffect } from '@/lib/log/event';
import type { Definition } from '@/lib/protocols/definition';
import type { RoleMark } from '@/lib/protocols/mark';
import type { Matcher } from '@/lib/protocols/matcher';
import type { Respeak } from '@/lib/wire';
import { fillIn } from './fill-in';
import { mockToken } from './mock-token';
import { mapStrings, nodeAt } from './node-path';
import type { Effect, Rule, RuleAnswer } from './rule';
import { matches, replaced } from './rule-match';

/** A message is held no longer than this. */
const MAX_DELAY_MS = 600_000;
/** How long what is said again may take to arrive. */
const ARRIVAL_MS = 10_000;
/** A rule that acts more often than this is in a loop with the page: the rest passes. */
const GUARD = { most: 100, withinMs: 10_000 } as const;

/** What the engine needs of a message event. */
export type Heard = Pick<MessageEvent, 'data' | 'origin' | 'source' | 'ports'>;

export interface EngineParts {
  encode(value: unknown): Preview;
  revive(node: Node): { readonly value: unknown; readonly lost: readonly unknown[] };
  createMatcher(definitions: readonly Definition[]): Pick<Matcher, 'message'>;
  /** Has the sender say it again; `from` is what the page was told of it the first time. */
  say(message: Respeak, from: Pick<Heard, 'origin' | 'source'>): void;
  refOf(source: MessageEventSource | null): WindowRef | null;
  /** A copy that can be looked into (Firefox gives the page's live object); throws where there is none. */
  copy(value: unknown): unknown;
  /** Posts as this frame. */
  post(target: MessageEventSource, value: unknown, targetOrigin: string): void;
  /** Runs `task` in so many ms unless the returned function was called before. */
  after(ms: number, task: () => void): () => void;
  /** ms since 1970. */
  now(): number;
}

interface Seen {
  readonly root: Node;
  /** `root` is not the whole message. */
  readonly cut: boolean;
  readonly roles: readonly RoleMark[];
}

interface Held {
  readonly cancel: () => void;
  readonly release: () => void;
}

/**
 * The rules in one frame, asked for each message before the page hears it. The first rule that
 * matches decides. What is held is said again by its own sender (`Respeak`), so that origin and
 * source stay true, and passes when it comes.
 */
export function createEngine(parts: EngineParts) {
  let rules: readonly Rule[] = [];
  let matcher: Pick<Matcher, 'message'> = { message: () => null };
  let known: ReadonlyMap<string, Definition> = new Map();
  let coming: { key: string; source: MessageEventSource; until: number }[] = [];
  const held = new Set<Held>();
  const acted = new Map<string, number[]>();

  /** The rules from now on. Those that are gone let go what they hold. */
  function use(next: readonly Rule[], definitions: readonly Definition[]): void {
    rules = next.filter(({ on }) => on);
    matcher = parts.createMatcher(definitions);
    known = new Map(definitions.map((definition) => [definition.id, definition]));
    acted.clear();
    if (rules.length > 0) return;
    for (const one of held) {
      one.cancel();
      one.release();
    }
  }

  function intercept(event: Heard): Verdict | null {
    if (rules.length === 0 && coming.length === 0) return null;
    const { source } = event;
    const { root, cut } = read(event);
    if (source && isExpected(root, source)) return null;
    const roles = matcher.message(root, false)?.roles ?? [];
    const rule = rules.find(({ match }) => matches(match, roles, root, event.origin));
    if (!rule) return null;
    const done = apply(rule, event, { root, cut, roles });
    return done === null ? null : { rule: { id: rule.id, done }, hold: isHeld(done) };
  }

  function read(event: Heard): Preview {
    try {
      return parts.encode(parts.copy(event.data));
    } catch {
      // Something in it can't be copied (a port, a stream), so it can't be said again either.
      return { ...parts.encode(event.data), cut: true };
    }
  }

  function apply(rule: Rule, event: Heard, { root, cut, roles }: Seen): RuleEffect | null {
    if (event.ports.length > 0) return 'passed-with-ports';
    if (rule.effect.type === 'drop') return 'dropped';
    if (isLooping(rule)) return 'passed';
    if (rule.effect.type === 'answer')
      return answer(rule.effect.answer, event, correlationOf(root, roles)) ? 'answered' : 'passed';
    return cut ? 'passed' : sayAgain(rule, rule.effect, event, root);
  }

  /** What becomes of the message itself; `null`: the page hears it (its duplicate follows). */
  function sayAgain(
    rule: Rule,
    effect: Exclude<Effect, { type: 'drop' | 'answer' }>,
    { source, origin }: Heard,
    root: Node,
  ): RuleEffect | null {
    const speaker = parts.refOf(source);
    const changed = effect.type === 'replace' ? replaced(root, effect.fields) : root;
    const again = changed === undefined ? null : whole(changed);
    if (!source || !speaker || again === null) return 'passed';
    const done = DONE[effect.type];
    const say = () => {
      const until = parts.now() + ARRIVAL_MS;
      coming.push({ key: JSON.stringify(again), source, until });
      parts.say(
        { type: 'respeak', rule: { id: rule.id, done }, speaker, data: again },
        { origin, source },
      );
    };
    if (effect.type === 'delay') wait(Math.min(Math.max(effect.ms, 0), MAX_DELAY_MS), say);
    else say();
    return effect.type === 'duplicate' ? null : 'held';
  }

  function wait(ms: number, say: () => void): void {
    const release = () => {
      held.delete(one);
      say();
    };
    const one: Held = { cancel: parts.after(ms, release), release };
    held.add(one);
  }

  /** `node` as it will arrive; `null` where it can't be rebuilt. */
  function whole(node: Node): Node | null {
    const { value, lost } = parts.revive(node);
    if (lost.length > 0) return null;
    const { root, cut } = parts.encode(value);
    return cut ? null : root;
  }

  function isExpected(root: Node, source: MessageEventSource): boolean {
    coming = coming.filter(({ until }) => until > parts.now());
    if (coming.length === 0) return false;
    const key = JSON.stringify(root);
    const index = coming.findIndex((one) => one.source === source && one.key === key);
    if (index >= 0) coming.splice(index, 1);
    return index >= 0;
  }

  function isLooping({ id }: Rule): boolean {
    const since = parts.now() - GUARD.withinMs;
    const times = (acted.get(id) ?? []).filter((at) => at > since);
    acted.set(id, times);
    if (times.length >= GUARD.most) return true;
    times.push(parts.now());
    return false;
  }

  /** The id in the request, as it stands there: a number stays one. */
  function correlationOf(root: Node, roles: readonly RoleMark[]): string | number {
    const mark = roles.find(({ correlation }) => correlation !== null);
    if (!mark || mark.correlation === null) return '';
    for (const rule of known.get(mark.definition)?.messages ?? []) {
      if (rule.role !== mark.role || rule.correlation === undefined) continue;
      const node = nodeAt(root, rule.correlation);
      if (typeof node === 'number' && String(node) === mark.correlation) return node;
    }
    return mark.correlation;
  }

  function answer(
    { data, life, claims }: RuleAnswer,
    event: Heard,
    correlation: string | number,
  ): boolean {
    if (!event.source) return false;
    const { token, expiresS } = mockToken({ claims: claims ?? '{}', life, now: parts.now() });
    const filled = mapStrings(data, (text) => fillIn(text, { token, expiresS, correlation }));
    // A sandboxed frame's origin can't be named: nothing but `*` reaches it.
    const target = event.origin === 'null' ? '*' : event.origin;
    try {
      parts.post(event.source, parts.revive(filled).value, target);
      return true;
    } catch {
      return false;
    }
  }

  return { use, intercept };
}

const DONE = { delay: 'delayed', replace: 'replaced', duplicate: 'duplicated' } as const;
