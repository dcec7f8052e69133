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
