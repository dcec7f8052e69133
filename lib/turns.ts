/** How a long work leaves the thread to others now and then. */
export interface Pace {
  /** ms, monotone. */
  monotone(): number;
  /** Resolves when what was waiting (input, a picture to draw) has had its turn. */
  pause(): Promise<void>;
}

/** ms that the work holds the thread: less than a picture lasts. */
const TURN = 10;

/** Takes every step of a work that makes a text, in turns; the text in as many parts as there were turns. */
export async function inTurns(
  steps: Iterable<string>,
  { monotone, pause }: Pace,
): Promise<readonly string[]> {
  const parts: string[] = [];
  let part = '';
  let due = monotone() + TURN;
  for (const step of steps) {
    part += step;
    if (monotone() < due) continue;
    parts.push(part);
    part = '';
    await pause();
    due = monotone() + TURN;
  }
  return [...parts, part];
}
