import { encode } from '../../lib/capture/encode';
import { catalogue } from '../../lib/protocols/catalogue';
import { createMatcher } from '../../lib/protocols/match';
import { median, rounded } from './statistics';

const MESSAGE = {
  event: 'resize',
  id: 'a7c1',
  payload: { width: 640, height: 480, items: ['one', 'two', 'three'], nested: { on: true } },
  at: 1_795_000_000_000,
};
const TURNS = 20_000;

/** A message that is in no protocol: matching the whole catalogue against reading the payload. */
export function measureMatching(rounds: number) {
  const matcher = createMatcher(catalogue());
  const { root } = encode(MESSAGE);
  const read: number[] = [];
  const match: number[] = [];
  for (let round = 0; round < rounds + 2; round++) {
    read.push(microseconds(() => encode(MESSAGE)));
    match.push(microseconds(() => matcher.message(root, false)));
  }
  const [readUs, matchUs] = [median(read.slice(2)), median(match.slice(2))];
  return { readUs: rounded(readUs), matchUs: rounded(matchUs), ratio: rounded(matchUs / readUs) };
}

function microseconds(task: () => unknown): number {
  const start = performance.now();
  for (let turn = 0; turn < TURNS; turn++) task();
  return ((performance.now() - start) * 1_000) / TURNS;
}
