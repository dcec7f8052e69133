import type { measurePages } from './page-cost';
import type { measurePanel } from './panel-cost';
import type { measureScripts } from './script-cost';
import { estimate, verdict, type Estimate } from './statistics';

type Found<Measure extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Measure>>;

/** What was promised of speed, and whether this run shows it. */
export function judge(
  pages: Found<typeof measurePages>,
  scripts: Found<typeof measureScripts>,
  panel: Found<typeof measurePanel>,
) {
  const quiet = pages.find(({ variant }) => variant === 'quiet');
  const watched = pages.find(({ variant }) => variant === 'watched');
  const goal = (what: string, found: Estimate = estimate([]), limit = 0) => ({
    what,
    found,
    limit,
    verdict: verdict(found, limit),
  });
  return [
    goal('trips to empty listener, nobody looking', quiet?.tripsToEmpty, 1.03),
    goal('burst to empty listener, nobody looking', quiet?.burstToEmpty, 1.03),
    goal('scripts in a load of ten frames beyond empty listener, ms', scripts.beyondEmptyMs, 5),
    goal('trips to no extension, panel open', watched?.tripsToNone, 1.25),
    goal('burst to no extension, panel open', watched?.burstToNone, 1.25),
    goal('10,000 messages shown, ms', panel.open10000Ms, 1_000),
    goal('frames of the panel in a stream, p95, ms', panel.streamingFrameP95Ms, 16),
  ];
}
