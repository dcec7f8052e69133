/** Shorter texts are no secrets, and would be found everywhere. */
export const SHORTEST_SECRET = 6;

let processSalt: string | null = null;

/**
 * What is shown instead of a token: its kind, and four characters by which equal tokens are known
 * as equal. Nothing of a signature or payload is in it. With the process's own salt unless given one
 * (a session file has its own, so that its masks can't be compared with another's).
 */
export function maskToken(value: string, salt: string = ownSalt()): string {
  return `${head(value)}…${hash(value, `mask${salt}`).slice(0, 4)}`;
}

/** Short and not reversible; the same for equal tokens as long as this process (or the salt) lives. */
export function tokenId(value: string, salt: string = ownSalt()): string {
  return `t${hash(value, `id${salt}`)}`;
}

/** Tells JWTs from others, and vendors' prefixes (`api_`) from each other; never more than a fifth of it. */
function head(value: string): string {
  if (/^e[yw][A-Za-z0-9_-]+\./.test(value.slice(0, 8_192))) return value.slice(0, 3);
  return value.length >= 20 ? (/^[A-Za-z]{2,4}(?=[_-])/.exec(value)?.[0] ?? '') : '';
}

function ownSalt(): string {
  processSalt ??= [...crypto.getRandomValues(new Uint32Array(4))].join('.');
  return processSalt;
}

/**
 * Two 32-bit multiplicative hashes over salt and value, ten characters. No cryptography is needed:
 * the salt is random, and 50 bits can't hold what a token holds. A digest of the platform would be
 * asynchronous, and every row has a mask.
 */
function hash(value: string, salt: string): string {
  let a = 0x9e37_79b9;
  let b = 0x85eb_ca6b;
  for (const text of [salt, value, salt]) {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      a = Math.imul(a ^ code, 0x2c1b_3c6d);
      b = Math.imul(b ^ code, 0x297a_2d39);
      a ^= a >>> 15;
      b ^= b >>> 13;
    }
  }
  a = Math.imul(a ^ (b >>> 16), 0x7feb_352d);
  b = Math.imul(b ^ (a >>> 15), 0x846c_a68b);
  return word(a) + word(b);
}

function word(bits: number): string {
  return (bits >>> 0).toString(36).padStart(7, '0').slice(-5);
}
