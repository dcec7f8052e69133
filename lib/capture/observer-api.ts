import type { RuleEffect } from '@/lib/log/event';
import type { FromFrame, ToFrame } from '@/lib/wire';
import type { WindowRef } from './sighting';

/**
 * What scripts that are injected on demand (`voice.ts`: speak and mark; `intercept.ts`: rules) find
 * under `globalThis[OBSERVER]` in the isolated world. The page has no access to that world.
 */
export const OBSERVER = 'embedDevtoolsObserver';

export interface ObserverApi {
  /**
   * The rule engine, while rules are on: asked for each trusted window message, before it is
   * recorded. `hold`: the page must not hear it (the observer stops it).
   */
  intercept: ((event: MessageEvent) => Verdict | null) | null;
  /** The orders on the frame's port that the observer itself doesn't know are given to these. */
  readonly orders: Set<(order: ToFrame) => void>;
  /** Says something to the hub on the frame's port. */
  say(message: FromFrame): void;
  refOf(source: MessageEventSource | null): WindowRef | null;
  /** The document that is observed: its window may go on with another one. */
  readonly document: Document;
  /** Takes every listener away, for good. */
  end(): void;
}

export interface Verdict {
  readonly rule: { readonly id: string; readonly done: RuleEffect };
  readonly hold: boolean;
}
