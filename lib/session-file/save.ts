import type { LogEvent } from '@/lib/log/event';
import { createCollector } from './collect';
import { FORMAT_NAME, FORMAT_VERSION, type About } from './format';
import { maskEvent } from './mask-event';
import { maskerInSteps } from './masker';

export interface SaveOptions {
  readonly tokens: About['tokens'];
  readonly claims: About['claims'];
  readonly about: Omit<About, 'tokens' | 'claims'>;
  /** Tokens that were found by other means than shape and field: the values of `Session.tokens`. */
  readonly known?: Iterable<string>;
}

/**
 * The text of a session file (docs/session-format.md). `masked`: no token of the session is in it,
 * in whatever coat; `full`: it is as secret as the tokens are, and the caller has asked the user.
 */
export function saveSession(events: readonly LogEvent[], options: SaveOptions): string {
  return [...saveInSteps(events, options)].join('');
}

/** The same in parts, some of them empty: each takes the work of one event. */
export function* saveInSteps(
  events: readonly LogEvent[],
  options: SaveOptions,
): Generator<string, void> {
  const { tokens, claims } = options;
  const about: About = { ...options.about, tokens, claims };
  if (tokens === 'full') return yield* write(about, events, (event) => event);
  const collector = createCollector(options.known);
  for (const event of events) {
    collector.read(event);
    yield '';
  }
  const masker = yield* maskerInSteps(collector.secrets, claims);
  const masked: About = {
    ...about,
    page: masker.text(about.page),
    savedBy: masker.text(about.savedBy),
    note: masker.text(about.note),
  };
  yield* write(masked, events, (event) => maskEvent(event, masker));
}

/** One event a line, so that two files can be compared and a large one can be read. */
function* write(
  about: About,
  events: readonly LogEvent[],
  change: (event: LogEvent) => LogEvent,
): Generator<string, void> {
  yield `{"format":${JSON.stringify(FORMAT_NAME)},"version":${FORMAT_VERSION},\n"about":${JSON.stringify(about)},\n"events":[`;
  let before = '\n';
  for (const event of events) {
    yield before + JSON.stringify(change(event));
    before = ',\n';
  }
  yield events.length === 0 ? ']}\n' : '\n]}\n';
}
