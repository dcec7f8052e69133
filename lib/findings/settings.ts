import * as v from 'valibot';
import { EXPIRING_MS } from '@/lib/tokens/state';

/** From when on something is a finding. Every time in ms. */
export interface Settings {
  /** A request without an answer for so long is unanswered. */
  readonly unansweredMs: number;
  /** An answer later than this is late if the agent has asked again meanwhile. */
  readonly lateMs: number;
  /** An agent that asks more often than this in a minute, though the token that it was given is fresh, asks in a loop. */
  readonly loopPerMinute: number;
  /** Asked (or pushed) early: the old token has longer than this, and half its life, left. */
  readonly earlyMs: number;
  /** Asked late: the old token expired longer ago than this, and than a tenth of its life. */
  readonly lateAskMs: number;
  /** Clocks may differ by so much. */
  readonly clockSkewMs: number;
  /** A token counts as expiring for so long before its end. */
  readonly expiringMs: number;
  /** Rule ids that a site's findings leave out, by site. */
  readonly ignored: Readonly<Record<string, readonly string[]>>;
}

export function defaultSettings(): Settings {
  return {
    unansweredMs: 5_000,
    lateMs: 2_000,
    loopPerMinute: 5,
    earlyMs: 60_000,
    lateAskMs: 60_000,
    clockSkewMs: 10_000,
    expiringMs: EXPIRING_MS,
    ignored: {},
  };
}

const DAY = 86_400_000;

/** What storage holds as settings: whatever is missing or wrong there has its default. Never throws. */
export function parseSettings(stored: unknown): Settings {
  const fallback = defaultSettings();
  const ms = (least: number, value: number) =>
    v.optional(v.fallback(v.pipe(v.number(), v.minValue(least), v.maxValue(DAY)), value), value);
  const schema = v.object({
    unansweredMs: ms(100, fallback.unansweredMs),
    lateMs: ms(100, fallback.lateMs),
    loopPerMinute: v.optional(
      v.fallback(v.pipe(v.number(), v.minValue(1), v.maxValue(1_000)), fallback.loopPerMinute),
      fallback.loopPerMinute,
    ),
    earlyMs: ms(0, fallback.earlyMs),
    lateAskMs: ms(0, fallback.lateAskMs),
    clockSkewMs: ms(0, fallback.clockSkewMs),
    expiringMs: ms(0, fallback.expiringMs),
    ignored: v.optional(
      v.fallback(v.record(v.string(), v.array(v.pipe(v.string(), v.maxLength(100)))), {}),
      {},
    ),
  });
  const parsed = v.safeParse(schema, stored);
  return parsed.success ? parsed.output : fallback;
}

/** The settings with one rule left out on (or given back to) a site. */
export function withIgnored(
  settings: Settings,
  site: string,
  rule: string,
  ignore: boolean,
): Settings {
  const others = ignoredOn(settings, site).filter((id) => id !== rule);
  const rules = ignore ? [...others, rule] : others;
  const sites = Object.entries(settings.ignored).filter(([name]) => name !== site);
  const next = rules.length > 0 ? [...sites, [site, rules] as const] : sites;
  return { ...settings, ignored: Object.fromEntries(next) };
}

/** The rules that are left out on a site. */
export function ignoredOn(settings: Settings, site: string): readonly string[] {
  return Object.hasOwn(settings.ignored, site) ? (settings.ignored[site] ?? []) : [];
}
