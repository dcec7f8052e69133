import { maskToken, SHORTEST_SECRET } from '@/lib/tokens/mask';

/** Puts a mask for each of these secrets wherever it stands in a text, also percent-encoded. */
export function masker(secrets: Iterable<string>): (text: string) => string {
  const pairs = pairsOf(secrets).flatMap(({ secret, mask }) => {
    const encoded = encodeURIComponent(secret.toWellFormed());
    return encoded === secret
      ? [{ secret, mask }]
      : [
          { secret, mask },
          { secret: encoded, mask },
        ];
  });
  return (text) => {
    let masked = text;
    for (const { secret, mask } of pairs) masked = masked.replaceAll(secret, () => mask);
    return masked;
  };
}

/**
 * The other way: puts the secrets back where their masks stand. `null`: a mask there is that of
 * several (of two thousand tokens, two are likely to share one).
 */
export function unmasker(secrets: Iterable<string>): (text: string) => string | null {
  const byMask = new Map<string, string | null>();
  for (const { secret, mask } of pairsOf(secrets))
    byMask.set(mask, byMask.has(mask) ? null : secret);
  // Longest first: `…3kd9` is a part of `eyJ…3kd9`.
  const pairs = [...byMask].toSorted(([a], [b]) => b.length - a.length);
  return (text) => {
    let plain = text;
    for (const [mask, secret] of pairs) {
      if (!plain.includes(mask)) continue;
      if (secret === null) return null;
      plain = plain.replaceAll(mask, () => secret);
    }
    return plain;
  };
}

/** Whether a mask of `maskToken` (`eyJ…3kd9`) stands in a text. */
export function hasMask(text: string): boolean {
  return /(?:^|[^\p{L}\p{N}])(?:e[yw].|[A-Za-z]{2,4})?…[0-9a-z]{4}(?![\p{L}\p{N}])/u.test(text);
}

/** Longest first: a secret may be a part of another. */
function pairsOf(secrets: Iterable<string>): { secret: string; mask: string }[] {
  return [...new Set(secrets)]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length)
    .map((secret) => ({ secret, mask: maskToken(secret) }));
}
