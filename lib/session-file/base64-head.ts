const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SEXTETS = new Uint8Array(128);
for (const [value, char] of Array.from(ALPHABET).entries()) SEXTETS[char.charCodeAt(0)] = value;
SEXTETS['-'.charCodeAt(0)] = 62;
SEXTETS['_'.charCodeAt(0)] = 63;

/** Bytes that are looked at, and how many of them must be ASCII. */
const BYTES = 9;
const ASCII = 6;

/**
 * May what is coded in base64 from `start` on be a text? Its first bytes tell: random ones seldom have
 * no control character and mostly ASCII. Saves the decoding of hashes, keys and pictures.
 */
export function mayBeText(coded: string, start: number): boolean {
  let ascii = 0;
  let bits = 0;
  let held = 0;
  let bytes = 0;
  for (let at = start; at < coded.length && bytes < BYTES; at++) {
    bits = ((bits << 6) | (SEXTETS[coded.charCodeAt(at)] ?? 0)) & 0xff_ff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    if (byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
    if (byte < 0x80) ascii++;
    bytes++;
  }
  return ascii >= Math.min(ASCII, bytes);
}
