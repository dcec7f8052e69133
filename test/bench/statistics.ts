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

/** A median, and between what it lies with 95 % certainty. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The interval is that of the sign test: it asks nothing of how the values are spread, only that they
 * don't depend on each other. With fewer than six values it is their whole range, and less certain.
 */
export function estimate(values: readonly number[]): Estimate {
  const sorted = values.toSorted((a, b) => a - b);
  const beyond = Math.max(0, Math.floor((sorted.length - 1.96 * Math.sqrt(sorted.length)) / 2));
  const [low = NaN, high = NaN] = [sorted[beyond], sorted[sorted.length - 1 - beyond]];
  return { median: rounded(median(sorted)), low: rounded(low), high: rounded(high) };
}

/** What an estimate says of a limit: its whole interval is within, or beyond, or it can't be told. */
export function verdict({ low, high }: Estimate, limit: number): 'met' | 'missed' | 'unsure' {
  if (high <= limit) return 'met';
  return low > limit ? 'missed' : 'unsure';
}

/** For `console.table`: an estimate in one cell. */
export function asText(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, isEstimate(value) ? cell(value) : value]),
  );
}

function cell({ median: middle, low, high }: Estimate): string {
  return `${middle} (${low} to ${high})`;
}

function isEstimate(value: unknown): value is Estimate {
  return typeof value === 'object' && value !== null && 'median' in value;
}
