/** ms until frames are looked for after one spoke that did not say who it is; then longer, while it goes on. */
const SOON = 250;
const LATER = 4;
/** So often frames are looked for that a document tells of and that don't report: some never can. */
const TRIES = 3;

/**
 * When to look for frames that no event told of (`document.write`, no load at all). It is an injection
 * into every frame of the tab, which costs each of them, and the devtools that list scripts: so only on a clue.
 */
export function createSearch({
  look,
  isWaiting,
  missing,
  after,
}: {
  readonly look: () => void;
  /** A row waits for its sender's name. */
  readonly isWaiting: () => boolean;
  /** How many frames documents tell of that don't report. */
  readonly missing: () => number;
  readonly after: (ms: number, task: () => void) => unknown;
}) {
  let delay = SOON;
  let asked = false;
  let tries = 0;
  let missed = 0;

  function again(): void {
    asked = false;
    if (!isWaiting()) {
      delay = SOON;
      return;
    }
    look();
    delay *= LATER;
  }

  return {
    /** A frame spoke that did not say who it is: it may only be loading. */
    unknownSpoke(): void {
      if (asked) return;
      asked = true;
      after(delay, again);
    },
    /** Now and then. */
    poll(): void {
      if (!isWaiting()) delay = SOON;
      const now = missing();
      if (now !== missed) tries = 0;
      missed = now;
      if (now > 0 && tries++ < TRIES) look();
    },
  };
}
