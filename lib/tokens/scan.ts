import { decodeBase64, parseObject } from './base64';

/** A JWT (or an encrypted one, which only its receiver can read) as it stands in a longer text. */
export interface ScannedJwt {
  readonly value: string;
  readonly encrypted: boolean;
}

const MAX_TEXT = 2_097_152;
const MAX_HEADER = 8_192;
const MAX_PAYLOAD = 1_048_576;
const MAX_FOUND = 20;
/** Headers tried per text: a hostile text made of `ey.ey.ey.` must not cost more than its length. */
const MAX_TRIES = 200;

/** A dot between base64url characters, which the dot of a sentence is not. */
const JOINED = /[A-Za-z0-9_-]{2}\.[A-Za-z0-9_-]{2}/;

interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * The JWTs in a text, whatever stands before and behind them. Reads the text once, by runs of
 * base64url characters, so that no text makes it slow.
 */
export function scanJwts(text: string): readonly ScannedJwt[] {
  if (text.length < 20 || text.length > MAX_TEXT) return [];
  if (!(text.includes('ey') || text.includes('ew')) || !JOINED.test(text)) return [];
  const found: ScannedJwt[] = [];
  const runs = base64Runs(text);
  let tries = 0;
  for (let index = 0; index < runs.length && found.length < MAX_FOUND; index += 1) {
    const header = runs[index];
    const payload = runs[index + 1];
    if (header === undefined || payload === undefined) break;
    if (text[header.end] !== '.' || payload.start !== header.end + 1) continue;
    if (text[payload.end] !== '.') continue;
    if ((tries += 1) > MAX_TRIES) break;
    const start = headerStart(text, header);
    if (start === null) continue;
    const parts = partsFrom(text, runs, index);
    const last = parts.at(-1) ?? payload;
    if (start.encrypted) {
      if (parts.length < 5) continue;
      found.push({ value: text.slice(start.at, last.end), encrypted: true });
    } else {
      if (!isJsonObject(text, payload)) continue;
      const signature = parts[2];
      const end = signature ? signature.end : payload.end + 1;
      found.push({ value: text.slice(start.at, end), encrypted: false });
    }
    index += parts.length - 1;
  }
  return found;
}

function base64Runs(text: string): readonly Run[] {
  const runs: Run[] = [];
  for (const match of text.matchAll(/[A-Za-z0-9_-]+/g)) {
    runs.push({ start: match.index, end: match.index + match[0].length });
    // Enough for every JWT that `MAX_FOUND` lets through, and then some.
    if (runs.length >= 20_000) break;
  }
  return runs;
}

/** Up to five runs that are joined by single dots. */
function partsFrom(text: string, runs: readonly Run[], first: number): readonly Run[] {
  const parts: Run[] = [];
  for (let index = first; index < first + 5; index += 1) {
    const run = runs[index];
    const previous = parts.at(-1);
    if (run === undefined) break;
    if (previous && (run.start !== previous.end + 1 || text[previous.end] !== '.')) break;
    parts.push(run);
  }
  return parts;
}

/** Where in this run the JOSE header begins: a prefix such as `jwt_` is of the same characters. */
function headerStart(text: string, run: Run): { at: number; encrypted: boolean } | null {
  const part = text.slice(run.start, Math.min(run.end, run.start + MAX_HEADER));
  if (run.end - run.start > MAX_HEADER) return null;
  let from = 0;
  for (let tries = 0; tries < 4; tries += 1) {
    const offset = part.slice(from).search(/e[yw]/);
    if (offset < 0) return null;
    const header = parseObject(decodeBase64(part.slice(from + offset)));
    if (
      header &&
      ['alg', 'typ', 'kid', 'enc'].some((name) => typeof own(header, name) === 'string')
    )
      return { at: run.start + from + offset, encrypted: typeof own(header, 'enc') === 'string' };
    from += offset + 1;
  }
  return null;
}

function isJsonObject(text: string, run: Run): boolean {
  if (run.end - run.start > MAX_PAYLOAD) return false;
  return parseObject(decodeBase64(text.slice(run.start, run.end))) !== null;
}

function own(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
