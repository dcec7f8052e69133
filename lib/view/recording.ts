import { signal } from '@preact/signals';

/** Whether events are recorded, and when they were not: a log that is told again leaves out the same. */
export function createRecording(now: () => number) {
  const on = signal(true);
  const pauses: { readonly from: number; to: number }[] = [];

  function toggle(): void {
    const last = pauses.at(-1);
    if (on.value) pauses.push({ from: now(), to: Infinity });
    else if (last !== undefined) last.to = now();
    on.value = !on.value;
  }

  /** `at` in ms since 1970. */
  function leavesOut(at: number): boolean {
    return pauses.some(({ from, to }) => at >= from && at < to);
  }

  return { on, toggle, leavesOut };
}
