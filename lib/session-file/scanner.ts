interface Hit {
  readonly needle: string;
  readonly replacement: string;
}

const PREFIX = 4;
const SLOTS = 1 << 16;

/**
 * Finds many needles (of four characters or more) in one pass, however many there are: at the same
 * place the longest wins. The cost for each character of a text is one look into a table.
 */
export function createScanner(replacements: ReadonlyMap<string, string>) {
  const table = new Uint8Array(SLOTS);
  const byPrefix = new Map<string, Hit[]>();
  for (const [needle, replacement] of replacements) push({ needle, replacement });
  for (const hits of byPrefix.values()) hits.sort(longestFirst);

  function push(hit: Hit): Hit[] {
    if (hit.needle.length < PREFIX) return [];
    const prefix = hit.needle.slice(0, PREFIX);
    table[slot(hit.needle, 0)] = 1;
    const hits = byPrefix.get(prefix) ?? [];
    byPrefix.set(prefix, hits);
    hits.push(hit);
    return hits;
  }

  /** One needle more. */
  function add(needle: string, replacement: string): void {
    push({ needle, replacement }).sort(longestFirst);
  }

  function candidates(text: string, at: number): readonly Hit[] {
    if (table[slot(text, at)] === 0) return [];
    return byPrefix.get(text.slice(at, at + PREFIX)) ?? [];
  }

  /** Of the result, `enough` characters are made: what comes behind them is left out. */
  function replace(text: string, enough = Infinity): string {
    let result = '';
    let done = 0;
    for (let at = 0; at + PREFIX <= text.length; at++) {
      if (result.length + at - done >= enough) return result + text.slice(done, at);
      const hit = candidates(text, at).find(({ needle }) => text.startsWith(needle, at));
      if (!hit) continue;
      result += text.slice(done, at) + hit.replacement;
      done = at + hit.needle.length;
      at = done - 1;
    }
    return done === 0 ? text : result + text.slice(done);
  }

  /** The same for a text that was cut: a needle's head of `least` characters or more at its end counts. */
  function replaceTail(text: string, least: number): string {
    for (let at = 0; at + least <= text.length; at++) {
      const tail = text.length - at;
      const hit = candidates(text, at).find(
        ({ needle }) => needle.length > tail && needle.startsWith(text.slice(at)),
      );
      if (hit) return text.slice(0, at) + hit.replacement;
    }
    return text;
  }

  return { add, replace, replaceTail };
}

function longestFirst(a: Hit, b: Hit): number {
  return b.needle.length - a.needle.length;
}

function slot(text: string, at: number): number {
  let hash = 0;
  for (let index = at; index < at + PREFIX; index++) hash = hash * 31 + text.charCodeAt(index);
  return hash % SLOTS;
}
