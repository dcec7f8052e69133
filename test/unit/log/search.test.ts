import { expect, it } from 'vitest';
import { createSearch } from '@/lib/log/search';

function setUp() {
  const state = { looks: 0, retries: 0, waiting: false, missing: 0 };
  const timers: (() => void)[] = [];
  const search = createSearch({
    look: () => void (state.looks += 1),
    retry: () => void (state.retries += 1),
    isWaiting: () => state.waiting,
    missing: () => state.missing,
    after: (_, task) => void timers.push(task),
  });
  /** Whether a timer was there to run. */
  function pass(): boolean {
    const task = timers.shift();
    task?.();
    return task !== undefined;
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

it('looks for a sender that stays unknown, ever more seldom, and tries its rows again each time', () => {
  const { search, state, pass } = setUp();
  state.waiting = true;
  search.unknownSpoke();
  search.unknownSpoke();
  const looks = Array.from({ length: 16 }, () => {
    pass();
    return state.looks;
  });
  expect(looks).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3]);
  expect(state.retries).toBe(16);
});

it('does not look for a sender that was only loading, and rests when nothing waits', () => {
  const { search, state, pass } = setUp();
  search.unknownSpoke();
  expect(pass()).toBe(true);
  expect(state).toMatchObject({ looks: 0, retries: 1 });
  expect(pass()).toBe(false);
});
