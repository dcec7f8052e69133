import { expect, it } from 'vitest';
import { createSearch } from '@/lib/log/search';

function setUp() {
  const state = { looks: 0, waiting: false, missing: 0 };
  const timers: { readonly ms: number; readonly task: () => void }[] = [];
  const search = createSearch({
    look: () => void (state.looks += 1),
    isWaiting: () => state.waiting,
    missing: () => state.missing,
    after: (ms, task) => void timers.push({ ms, task }),
  });
  /** ms of the timer that ran. */
  function pass(): number | undefined {
    const timer = timers.shift();
    timer?.task();
    return timer?.ms;
  }
  return { search, state, pass };
}

it('looks for nothing without a clue', () => {
  const { search, state } = setUp();
  search.poll();
  search.poll();
  expect(state.looks).toBe(0);
});

it('looks a few times for a frame that documents tell of, and again when their number changes', () => {
  const { search, state } = setUp();
  state.missing = 1;
  for (let i = 0; i < 10; i++) search.poll();
  expect(state.looks).toBe(3);
  state.missing = 2;
  for (let i = 0; i < 10; i++) search.poll();
  expect(state.looks).toBe(6);
});

it('looks for a sender that is still unknown after a while, then ever more seldom', () => {
  const { search, state, pass } = setUp();
  state.waiting = true;
  search.unknownSpoke();
  search.unknownSpoke();
  const first = pass();
  expect(state.looks).toBe(1);
  expect(pass()).toBeUndefined();
  search.unknownSpoke();
  const second = pass();
  expect(second).toBeGreaterThan(first ?? Infinity);
  expect(state.looks).toBe(2);
});

it('does not look for a sender that was only loading, and is quick the next time', () => {
  const { search, state, pass } = setUp();
  search.unknownSpoke();
  const first = pass();
  expect(state.looks).toBe(0);
  search.unknownSpoke();
  expect(pass()).toBe(first);
});
