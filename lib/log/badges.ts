import type { Matcher } from '@/lib/protocols/matcher';
import type { FoundToken } from '@/lib/tokens/token';
import { decodeJwt } from '@/lib/tokens/decode';
import type { LogEvent } from './event';

/** The end of the access token that a frame holds, ms since 1970. All the badge keeps: no token. */
export interface HeldToken {
  readonly frameId: number;
  readonly expiresAt: number;
}

export interface Badge {
  readonly text: string;
  readonly state: 'none' | 'valid' | 'expiring' | 'expired' | 'rules';
}

/** What one event says about the tokens that frames hold now; `null`: nothing. */
export function heldBy(
  event: LogEvent,
  matcher: Matcher,
  frameOf: (documentId: string) => number | null,
): HeldToken | null {
  if (event.type === 'message') {
    const frameId = frameOf(event.receiver);
    const tokens =
      matcher.message(event.preview.root, event.channel !== null, event.at)?.tokens ?? [];
    return frameId === null ? null : held(frameId, tokens);
  }
  if (event.type === 'document') return held(event.frameId, matcher.url(event.url, event.at));
  if (event.type === 'address') {
    const frameId = frameOf(event.documentId);
    return frameId === null ? null : held(frameId, matcher.url(event.url, event.at));
  }
  return null;
}

function held(frameId: number, tokens: readonly FoundToken[]): HeldToken | null {
  const ends = tokens
    .filter(({ use }) => use === 'access')
    .map((token) => decodeJwt(token.value)?.expiresAt ?? token.expiresAt)
    .filter((end) => end !== null);
  return ends.length > 0 ? { frameId, expiresAt: Math.min(...ends) } : null;
}

/**
 * The badge of a tab: the token that ends first, in its largest unit; `next` is when it changes
 * (ms since 1970), `null` where it doesn't.
 */
export function badgeOf(
  ends: readonly number[],
  activeRules: number,
  now: number,
  expiringMs: number,
): Badge & { readonly next: number | null } {
  if (activeRules > 0) return { text: `R${activeRules}`, state: 'rules', next: null };
  if (ends.length === 0) return { text: '', state: 'none', next: null };
  const left = Math.min(...ends) - now;
  if (left <= 0) return { text: '0s', state: 'expired', next: null };
  const unit = UNITS.find(({ ms }) => left >= ms) ?? SECOND;
  const count = Math.floor(left / unit.ms);
  const state = left <= expiringMs ? 'expiring' : 'valid';
  const next = now + (left - count * unit.ms) + 1;
  return { text: `${count}${unit.name}`, state, next };
}

const SECOND = { name: 's', ms: 1_000 };
const UNITS = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'm', ms: 60_000 },
  SECOND,
];
