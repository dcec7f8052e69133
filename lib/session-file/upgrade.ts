import { isObject } from '@/lib/tokens/base64';

/**
 * Brings the parsed text of an older file to the present format; what it can't read it leaves as it
 * is, for the schema to name.
 *
 * Version 0 (before the first release) kept its facts at the top, dates as ISO 8601 texts, and of a
 * message only its data; `docs/session-format.md` lists the differences.
 */
export function upgrade(
  file: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return file['version'] === 0 ? fromVersion0(file) : file;
}

function fromVersion0(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { saved, page, browser, extension, masked, events } = file;
  return {
    format: file['format'],
    version: 1,
    about: {
      savedAt: typeof saved === 'string' ? Date.parse(saved) : saved,
      savedBy: '',
      page: page ?? '',
      browser: browser ?? '',
      extension: extension ?? '',
      note: '',
      tokens: masked === false ? 'full' : 'masked',
      claims: 'kept',
    },
    events: Array.isArray(events) ? events.map(eventFromVersion0) : events,
  };
}

function eventFromVersion0(event: unknown): unknown {
  if (!isObject(event) || event['type'] !== 'message') return event;
  const { data, size, ...rest } = event;
  return {
    channel: null,
    ports: [],
    trusted: true,
    early: false,
    action: null,
    rule: null,
    ...rest,
    preview: { root: data, size, exact: true, cut: false },
  };
}
