import type { LogEvent } from '@/lib/log/event';
import { collectSecrets } from './collect';
import { FORMAT_NAME, FORMAT_VERSION, type About } from './format';
import { maskEvent } from './mask-event';
import { createMasker } from './masker';

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
  const { tokens, claims } = options;
  const about: About = { ...options.about, tokens, claims };
  if (tokens === 'full') return write(about, events);
  const masker = createMasker(collectSecrets(events, options.known), claims);
  const masked: About = {
    ...about,
    page: masker.text(about.page),
    savedBy: masker.text(about.savedBy),
    note: masker.text(about.note),
  };
  return write(
    masked,
    events.map((event) => maskEvent(event, masker)),
  );
}

/** One event a line, so that two files can be compared and a large one can be read. */
function write(about: About, events: readonly LogEvent[]): string {
  const lines = events.map((event) => JSON.stringify(event)).join(',\n');
  const list = lines === '' ? '[]' : `[\n${lines}\n]`;
  return `{"format":${JSON.stringify(FORMAT_NAME)},"version":${FORMAT_VERSION},\n"about":${JSON.stringify(about)},\n"events":${list}}\n`;
}
