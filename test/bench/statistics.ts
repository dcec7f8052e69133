export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 0 ? (low + high) / 2 : high;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

/** Each has its turn in each round, forwards and backwards; the first round warms up, and its `round` is -1. */
export async function takeTurns<T>(
  all: readonly T[],
  rounds: number,
  turn: (one: T, round: number) => Promise<void>,
): Promise<void> {
  for (let round = -1; round < rounds; round++)
    for (const one of round % 2 === 0 ? all : all.toReversed()) await turn(one, round);
}
