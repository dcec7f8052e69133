import { scaleTime } from 'd3-scale';
import type { Finding } from '@/lib/findings/finding';
import type { Handshake } from '@/lib/handshakes/handshake';
import type { Session } from '@/lib/log/session';
import type { Token } from '@/lib/tokens/token';
import { formatTime } from './format';
import { HANDSHAKE_TONES, SEVERITY_TONES, type Tone } from './labels';
import type { Place } from './navigation';
import type { TimeRange } from './panel';
import { clamp } from './window';

/** A token's life as a bar; px in the timeline's area. */
export interface Bar {
  readonly id: string;
  readonly x: number;
  readonly width: number;
  /** Where `now` cuts it: what is right of it is still to come. */
  readonly lived: number;
  readonly lane: number;
  readonly expired: boolean;
}

/** A handshake or a finding as a mark. */
export interface Moment {
  readonly place: Place;
  readonly x: number;
  readonly tone: Tone;
}

export const LANES = 4;
/** Bars and marks drawn at most: the newest. */
const MOST_BARS = 80;
const MOST_MOMENTS = 400;
/** ms: a timeline shows at least so much, and zooms in so far. */
const SHORTEST = 10_000;
const CLOSEST = 200;
/** The share of what has passed that is shown of the future. */
const FUTURE = 0.15;

/** All of the session, with as much of the future as a live countdown needs. */
export function wholeRange(session: Session, now: number): TimeRange {
  const starts = [session.messages[0]?.at, session.requests[0]?.at];
  for (const { since } of session.documents.values()) starts.push(since);
  const known = starts.filter((at) => at !== undefined);
  const from = Math.min(now, ...known);
  const span = Math.max(SHORTEST, now - from);
  return { from, to: now + span * FUTURE };
}

export function zoom(range: TimeRange, factor: number, around: number): TimeRange {
  const span = Math.max(CLOSEST, (range.to - range.from) * factor);
  const share = clamp((around - range.from) / (range.to - range.from), 0, 1);
  const from = around - span * share;
  return { from, to: from + span };
}

export function layOutBars(
  tokens: Iterable<Token>,
  view: TimeRange,
  now: number,
  width: number,
): readonly Bar[] {
  const x = scaleTime([view.from, view.to], [0, width]);
  const ends: number[] = [];
  const bars: Bar[] = [];
  for (const token of [...tokens].slice(-MOST_BARS)) {
    const from = token.sightings[0]?.at ?? now;
    const to = Math.max(from, token.expiresAt ?? now);
    if (to < view.from || from > view.to) continue;
    const left = x(Math.max(from, view.from));
    const right = Math.max(left + 3, x(Math.min(to, view.to)));
    const free = ends.findIndex((end) => end < left);
    const lane = free === -1 ? (ends.length < LANES ? ends.length : oldest(ends)) : free;
    ends[lane] = right;
    bars.push({
      id: token.id,
      x: left,
      width: right - left,
      lived: clamp(x(now) - left, 0, right - left),
      lane,
      expired: to < now,
    });
  }
  return bars;
}

function oldest(ends: readonly number[]): number {
  return ends.indexOf(Math.min(...ends));
}

export function layOutMoments(
  handshakes: readonly Handshake[],
  findings: readonly Finding[],
  view: TimeRange,
  width: number,
): { readonly handshakes: readonly Moment[]; readonly findings: readonly Moment[] } {
  const x = scaleTime([view.from, view.to], [0, width]);
  const inView = ({ at }: { readonly at: number }) => at >= view.from && at <= view.to;
  return {
    handshakes: handshakes
      .slice(-MOST_MOMENTS)
      .filter(inView)
      .map((row) => ({
        place: { tab: 'handshakes', id: row.id },
        x: x(row.at),
        tone: HANDSHAKE_TONES[row.state],
      })),
    findings: findings
      .slice(0, MOST_MOMENTS)
      .filter(inView)
      .map((row) => ({
        place: { tab: 'findings', id: row.id },
        x: x(row.at),
        tone: SEVERITY_TONES[row.severity],
      })),
  };
}

export interface Tick {
  readonly x: number;
  readonly text: string;
}

/** px between two labels of the axis, and what the last one needs to be read whole. */
const TICK = 96;
const LABEL = 56;

export function ticksOf(view: TimeRange, width: number): readonly Tick[] {
  const x = scaleTime([view.from, view.to], [0, width]);
  const all = x.ticks(Math.max(1, Math.floor(width / TICK)));
  // The scale takes the number of ticks for a wish: where labels would touch, some are left out.
  const gap = width / Math.max(1, all.length);
  const every = Math.ceil(TICK / gap);
  const dates = all.filter((date, index) => index % every === 0 && x(date) <= width - LABEL);
  const [first, second] = dates;
  const isClose = first && second && second.getTime() - first.getTime() < 1_000;
  return dates.map((date) => ({
    x: x(date),
    text: formatTime(date.getTime()).slice(0, isClose ? undefined : 8),
  }));
}
