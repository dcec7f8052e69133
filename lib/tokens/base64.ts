/** The text in base64 or base64url (UTF-8), padded or not; `null` for anything else. */
export function decodeBase64(text: string): string | null {
  const bare = text.replace(/=+$/, '');
  if (bare.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+$/.test(bare)) return null;
  try {
    const binary = atob(bare.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Base64 of the text in UTF-8. */
export function encodeBase64(text: string): string {
  // oxlint-disable-next-line no-control-regex -- all of ASCII, which is its own UTF-8
  if (/^[\0-\x7f]*$/.test(text)) return btoa(text);
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The same for addresses and JWTs: other signs, no padding. */
export function encodeBase64Url(text: string): string {
  return encodeBase64(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * What `text` looks like somewhere inside a longer base64 text: one form for each way in which it can
 * lie on the borders of three bytes, without the edges that its neighbours would change.
 */
export function base64Cores(text: string): string[] {
  const length = new TextEncoder().encode(text).length;
  return [0, 1, 2].map((shift) =>
    encodeBase64('\0'.repeat(shift) + text).slice(
      Math.ceil((8 * shift) / 6),
      Math.floor((8 * (shift + length)) / 6),
    ),
  );
}

/** A JSON object, never an array; `null` for anything else. */
export function parseObject(text: string | null): Readonly<Record<string, unknown>> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
