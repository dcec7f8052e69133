interface Hit {
  readonly needle: string;
  readonly replacement: string;
  /** The longest other needle that this one begins with. */
  shorter: Hit | null;
}

/** The needles that begin alike. */
interface Bucket {
  readonly hits: Hit[];
  isOrdered: boolean;
}

const PREFIX = 4;
const SLOTS = 1 << 16;

/**
 * Finds many needles (of four characters or more) in one pass, however many there are: at the same
 * place the longest wins. The cost for each character of a text is one look into a table; where a
 * needle may begin, its place among them is looked up, for JWTs all begin alike.
 */
export function createScanner(replacements: ReadonlyMap<string, string>) {
  const table = new Uint8Array(SLOTS);
  const byPrefix = new Map<string, Bucket>();
  for (const [needle, replacement] of replacements) add(needle, replacement);

  /** One needle more. */
  function add(needle: string, replacement: string): void {
    if (needle.length < PREFIX) return;
    const prefix = needle.slice(0, PREFIX);
    table[slot(needle, 0)] = 1;
    const bucket = byPrefix.get(prefix) ?? { hits: [], isOrdered: false };
    byPrefix.set(prefix, bucket);
    bucket.hits.push({ needle, replacement, shorter: null });
    bucket.isOrdered = false;
  }

  function bucketAt(text: string, at: number): Bucket | null {
    if (table[slot(text, at)] === 0) return null;
    const bucket = byPrefix.get(text.slice(at, at + PREFIX)) ?? null;
    if (bucket?.isOrdered === false) order(bucket);
    return bucket;
  }

  /** Of the result, `enough` characters are made: what comes behind them is left out. */
  function replace(text: string, enough = Infinity): string {
    let result = '';
    let done = 0;
    for (let at = 0; at + PREFIX <= text.length; at++) {
      if (result.length + at - done >= enough) return result + text.slice(done, at);
      const bucket = bucketAt(text, at);
      if (bucket === null) continue;
      const rest = text.slice(at);
      let hit = bucket.hits[placeOf(bucket, rest) - 1] ?? null;
      while (hit !== null && !rest.startsWith(hit.needle)) hit = hit.shorter;
      if (hit === null) continue;
      result += text.slice(done, at) + hit.replacement;
      done = at + hit.needle.length;
      at = done - 1;
    }
    return done === 0 ? text : result + text.slice(done);
  }

  /** The same for a text that was cut: a needle's head of `least` characters or more at its end counts. */
  function replaceTail(text: string, least: number): string {
    for (let at = 0; at + least <= text.length; at++) {
      const bucket = bucketAt(text, at);
      if (bucket === null) continue;
      const rest = text.slice(at);
      const hit = bucket.hits[placeOf(bucket, rest)];
      if (hit?.needle.startsWith(rest)) return text.slice(0, at) + hit.replacement;
    }
    return text;
  }

  return { add, replace, replaceTail };
}

/** A needle that another one begins with stands before it, with no strangers but longer ones between. */
function order(bucket: Bucket): void {
  bucket.hits.sort((a, b) => (a.needle < b.needle ? -1 : a.needle > b.needle ? 1 : 0));
  let before: Hit | null = null;
  for (const hit of bucket.hits) {
    while (before !== null && !hit.needle.startsWith(before.needle)) before = before.shorter;
    hit.shorter = before;
    before = hit;
  }
  bucket.isOrdered = true;
}

/** How many needles stand before this text or are it. The last of them, or one it begins with, is where the text begins. */
function placeOf({ hits }: Bucket, text: string): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.needle ?? '') <= text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function slot(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + PREFIX; index++) hash = hash * 31 + text.charCodeAt(index);
  return hash % SLOTS;
}
