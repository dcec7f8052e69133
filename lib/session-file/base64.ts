export function toBase64(text: string): string {
  // oxlint-disable-next-line no-control-regex -- all of ASCII, which is its own UTF-8
  if (/^[\0-\x7f]*$/.test(text)) return btoa(text);
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export function toBase64Url(text: string): string {
  return toBase64(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * What `text` looks like somewhere inside a longer base64 text: one form for each way in which it can
 * lie on the borders of three bytes, without the edges that its neighbours would change.
 */
export function base64Cores(text: string): string[] {
  const length = new TextEncoder().encode(text).length;
  return [0, 1, 2].map((shift) =>
    toBase64('\0'.repeat(shift) + text).slice(
      Math.ceil((8 * shift) / 6),
      Math.floor((8 * (shift + length)) / 6),
    ),
  );
}
