import type { Token } from '@/lib/tokens/token';
import { lifeOf } from './claims';
import type { Settings } from './settings';

/** Has the token so much left (ms) that a new one is too early? Counted by its own life too: demos' tokens live for seconds. */
export function isEarly(token: Token | null, left: number, settings: Settings): boolean {
  const life = lifeOf(token);
  return left > settings.earlyMs && (life === null || left > life / 2);
}

/** Has it been over for so long (ms) that asking comes late? */
export function isLate(token: Token | null, over: number, settings: Settings): boolean {
  const life = lifeOf(token);
  return over > settings.lateAskMs && (life === null || over > life / 10);
}
