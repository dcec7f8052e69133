import { t } from '@/lib/i18n';
import type { LogEvent } from '@/lib/log/event';
import { isObject } from '@/lib/tokens/base64';
import { FORMAT_NAME, FORMAT_VERSION, type About } from './format';
import { parseAbout, parseEvent } from './schema';
import { upgrade } from './upgrade';

/** Characters of the longest file that is read, and events of the largest session. */
export const LONGEST_FILE = 200_000_000;
export const MOST_EVENTS = 200_000;

export type Opened =
  /** Oldest first. */
  { readonly events: readonly LogEvent[]; readonly about: About } | { readonly error: string };

/**
 * Reads a session file of this or an older version. The file may be anybody's: it is checked field by
 * field, what the format doesn't know is left out, and the error says which field is wrong.
 */
export function openSession(text: string): Opened {
  if (text.length > LONGEST_FILE)
    return {
      error: t('This file is too large: {{size}} MB, and at most {{most}} MB can be opened.', {
        size: Math.ceil(text.length / 1e6),
        most: LONGEST_FILE / 1e6,
      }),
    };
  const file = parse(text);
  if (file === undefined) return { error: t('This file is not JSON, so it is no session file.') };
  if (!isObject(file) || file['format'] !== FORMAT_NAME)
    return { error: t('This is not a session file of Embed DevTools.') };
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return { error: t('version: a whole number was expected.') };
  if (version > FORMAT_VERSION)
    return {
      error: t('This file has version {{version}}; this Embed DevTools reads up to {{most}}.', {
        version,
        most: FORMAT_VERSION,
      }),
    };
  return check(upgrade(file));
}

function check(file: Readonly<Record<string, unknown>>): Opened {
  const about = parseAbout(file['about']);
  if ('error' in about) return about;
  const list = file['events'];
  if (!Array.isArray(list)) return { error: t('events: a list was expected.') };
  if (list.length > MOST_EVENTS)
    return {
      error: t('events: {{count}} of them; at most {{most}} can be opened.', {
        count: list.length,
        most: MOST_EVENTS,
      }),
    };
  const events: LogEvent[] = [];
  for (const [index, item] of list.entries()) {
    const event = parseEvent(item, `events[${index}]`);
    if ('error' in event) return event;
    events.push(event.value);
  }
  // Ours are in order already; any other would have each message find its place among all later ones.
  events.sort((one, other) => one.at - other.at);
  return { events, about: about.value };
}

/** `undefined` for what is no JSON, or nested deeper than the engine can read. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
