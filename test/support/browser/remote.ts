/** What is sent to a page to be run there. */
type Runnable = (...args: never[]) => unknown;

/**
 * The text of an expression that calls `fn` with `args` in the page. Some TypeScript loaders wrap
 * inner functions in `__name(...)`, which the page does not have.
 */
export function expression(fn: Runnable, args: readonly unknown[]): string {
  const values = args.map((arg) => (arg === undefined ? 'undefined' : JSON.stringify(arg)));
  return `((__name) => (${String(fn)})(${values.join(', ')}))((fn) => fn)`;
}

/** What a wait ends with. */
export type Found<T> = Exclude<T, undefined | null | false>;

/** Polls until `probe` gives something other than `undefined`, `null` or `false`; `undefined` after `timeout` ms. */
export async function poll<T>(
  probe: () => Promise<T> | T,
  timeout: number,
): Promise<Found<T> | undefined> {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== null && found !== false) return found as Found<T>; // oxlint-disable-line no-unsafe-type-assertion -- just tested
    if (Date.now() > end) return undefined;
    await new Promise((resolve) => {
      setTimeout(resolve, 40);
    });
  }
}

/** As `poll`, but throws: `what` completes "waited in vain for …". */
export async function until<T>(
  what: string,
  probe: () => Promise<T> | T,
  timeout = 30_000,
): Promise<Found<T>> {
  const found = await poll(probe, timeout);
  if (found === undefined) throw new Error(`waited ${timeout} ms in vain for ${what}`);
  return found;
}

/** Keeps one call after the other. */
export function createQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const next = last.then(job);
    last = next.catch(() => undefined);
    return next;
  };
}

/** Of an answer whose shape nobody vouches for. */
export function property(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}
