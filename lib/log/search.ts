/** ms in which a frame that spoke, and did not say who it is, may do so: it may only be loading. */
const SOON = 250;
/** While it does not, frames are looked for the first time, then the fourth, the sixteenth … */
const SELDOM = 4;
/** So often frames are looked for that a document tells of and that don't report: some never can. */
const TRIES = 3;

/**
 * When to look for frames that no event told of (`document.write`, no load at all). It is an injection
 * into every frame of the tab, which costs each of them, and the devtools that list scripts: so only on a clue.
 */
export function createSearch({
  look,
  retry,
  isWaiting,
  missing,
  after,
}: {
  readonly look: () => void;
  /** Tries the rows again that wait; lets go of those that waited long. */
  readonly retry: () => void;
  /** A row waits for its sender's name. */
  readonly isWaiting: () => boolean;
  /** How many frames documents tell of that don't report. */
  readonly missing: () => number;
  readonly after: (ms: number, task: () => void) => unknown;
}) {
  let asked = false;
  let turns = 0;
  let next = 1;
  let tries = 0;
  let missed = 0;

  /** A frame spoke that did not say who it is. */
  function unknownSpoke(): void {
    if (asked) return;
    asked = true;
    after(SOON, again);
  }

  function again(): void {
    asked = false;
    retry();
    if (!isWaiting()) {
      turns = 0;
      next = 1;
    } else {
      unknownSpoke();
      turns++;
      if (turns < next) return;
      next *= SELDOM;
      look();
    }
  }

  return {
    unknownSpoke,
    /** Now and then. */
    poll(): void {
      retry();
      const now = missing();
      if (now !== missed) tries = 0;
      missed = now;
      if (now > 0 && tries++ < TRIES) look();
    },
  };
}
