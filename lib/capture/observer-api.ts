import type { RuleEffect } from '@/lib/log/event';
import type { FromFrame, ToFrame } from '@/lib/wire';
import type { Runtime } from './link';
import type { Ring } from './ring';
import type { WindowRef } from './sighting';
import type { FrameIdOf, Hidden } from './windows';

/**
 * What scripts that are injected on demand (`reporter.ts`: tells the hub; `voice.ts`: speaks;
 * `intercept.ts`: rules) get from `globalThis[OBSERVER]()` in the isolated world. The page has no
 * access to that world.
 */
export const OBSERVER = 'embedDevtoolsObserver';

export interface ObserverApi {
  /**
   * The rule engine, while rules are on: asked for each trusted window message, before it is
   * recorded. `hold`: the page must not hear it (the observer stops it).
   */
  intercept: ((event: MessageEvent) => Verdict | null) | null;
  /** Given the orders on the frame's port that are not for the reporter alone. */
  readonly orders: Set<(order: ToFrame) => void>;
  /** Says something to the hub on the frame's port; nothing where there is none. */
  say(message: FromFrame): void;
  refOf(source: MessageEventSource | null): WindowRef | null;
  readonly page: Window;
  readonly runtime: Runtime;
  readonly frameIdOf?: FrameIdOf | undefined;
  readonly hidden: Hidden;
  readonly ring: Ring;
  /** `voice.ts` is there. */
  hasVoice: boolean;
  /** Once somebody looked. */
  reporter: Reporter | null;
  /** Does what waits at once, as far as that is quick. */
  finish(): void;
  /** There is something to send. */
  wake(): void;
  /** Reports what page script posts to ports, or stops. */
  hook(on: boolean): void;
  /** Takes every listener away, for good. */
  end(): void;
}

/** Tells the hub what the frame hears. */
export interface Reporter {
  readonly isLooking: boolean;
  look(): void;
  /** Sends until `end` (as `performance.now()` counts); `true`: there is more. */
  send(end: number): boolean;
  end(): void;
}

export interface Verdict {
  readonly rule: { readonly id: string; readonly done: RuleEffect };
  readonly hold: boolean;
}
