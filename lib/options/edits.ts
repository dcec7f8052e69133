import type { Options } from './options';
import { readOptions, writeOptions, type Area } from './stored';

interface EditsParts {
  readonly area: Area;
  readonly first: Options;
  /** What holds from now on. */
  readonly show: (options: Options) => void;
}

/**
 * The options while they are edited: a change holds at once, so that the next one takes nothing of it
 * back, and is stored after those before it.
 */
export function createEdits({ area, first, show }: EditsParts) {
  let options = first;
  let writing: Promise<unknown> = Promise.resolve();
  let pending = 0;

  function use(next: Options): void {
    options = next;
    show(next);
  }

  return {
    /** Rejects where the browser did not store it; then what is stored holds again. */
    async change(changed: Partial<Options>): Promise<void> {
      use({ ...options, ...changed });
      pending++;
      const written = writing.then(() => writeOptions(area, changed));
      writing = written.catch(() => undefined);
      try {
        await written;
      } finally {
        pending--;
        if (pending === 0) use(await readOptions(area));
      }
    },
    /** What is stored is another; not heeded while changes of ours are on their way there. */
    changedElsewhere(next: Options): void {
      if (pending === 0) use(next);
    },
  };
}
