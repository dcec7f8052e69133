import { decodeBase64, encodeBase64, encodeBase64Url } from '@/lib/tokens/base64';
import { mayBeText } from './base64-head';
import { mapJson, parseJson } from './json';

/** Given each text that is found, and the key or parameter that it is the value of. */
export type Change = (text: string, key: string | null) => string;

/** JSON in percent-encoded JSON in base64 … deeper than this nobody looks. */
const LAYERS = 5;
const BASE64_RUN = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const PERCENT_RUN = /[^&=?#;,\s"'<>]+/g;

/**
 * Applies `change` to a text, and to every text that is coded in it: JSON in a string, percent-encoded
 * parts of an URL or a form, base64. What is changed inside is coded again the same way; a text that
 * nothing is changed in comes back as it was.
 */
export function changeLayers(
  text: string,
  change: Change,
  key: string | null = null,
  layer = 0,
): string {
  const plain = change(text, key);
  if (layer >= LAYERS || plain.length < 8) return plain;
  const next = (step: number) => (part: string, at: string | null) =>
    changeLayers(part, change, at, layer + step);
  return (
    changeJson(plain, next(1)) ??
    // A run can be base64 in four ways, so this layer counts twice: work stays bounded.
    changeBase64(changePercent(plain, key, next(1)), next(2))
  );
}

function changeJson(text: string, inner: Change): string | null {
  const value = parseJson(text);
  if (value === undefined) return null;
  let changed = false;
  const copy = mapJson(value, (part, key) => {
    const after = inner(part, key);
    changed ||= after !== part;
    return after;
  });
  return changed ? JSON.stringify(copy) : text;
}

function changePercent(text: string, key: string | null, inner: Change): string {
  if (!text.includes('%')) return text;
  return text.replaceAll(PERCENT_RUN, (run: string) => {
    if (!run.includes('%')) return run;
    const decoded = decodePercent(run);
    if (decoded === run) return run;
    const changed = inner(decoded, key);
    return changed === decoded ? run : encodeURIComponent(changed.toWellFormed());
  });
}

function decodePercent(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run.replaceAll(/%([2-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}

function changeBase64(text: string, inner: Change): string {
  return text.replaceAll(BASE64_RUN, (run: string) => {
    // What stands before the coded text may be of the same letters (a path, a prefix).
    for (let start = 0; start < 4; start++) {
      if (!mayBeText(run, start)) continue;
      const coded = run.slice(start).replace(/=+$/, '');
      const decoded = decodeBase64(coded.length % 4 === 1 ? coded.slice(0, -1) : coded);
      if (decoded === null || decoded === '') continue;
      const changed = inner(decoded, null);
      if (changed === decoded) continue;
      const encode = /[-_]/.test(run) || !run.endsWith('=') ? encodeBase64Url : encodeBase64;
      return run.slice(0, start) + encode(changed);
    }
    return run;
  });
}
