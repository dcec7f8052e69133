import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { detailText, find, gridCells, type Query } from './in-page';
import { expression, poll } from './remote';
import type { Panel, Target, View } from './types';

/** How long a wait lasts before it fails, in ms. */
export const PATIENCE = 25_000;

/** What a browser must be able to do to one document; the rest is built on it. */
export interface Surface {
  /** Runs an expression and returns its (awaited) value, by JSON. */
  run(source: string): Promise<unknown>;
  /** Trusted input at the element that `source` evaluates to; `false`: it gave `null`. */
  point(source: string, how: 'left' | 'right' | 'hover' | 'focus'): Promise<boolean>;
  keys(text: string): Promise<void>;
  chord(keys: readonly string[]): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

export function createView(surface: Surface, label: string): View {
  const view: View = {
    async evaluate<A extends readonly unknown[], T>(
      fn: (...args: A) => T | Promise<T>,
      ...args: A
    ): Promise<T> {
      // The page's word for it: what came over the wire is what `fn` returned.
      return (await surface.run(expression(fn, args))) as T; // oxlint-disable-line no-unsafe-type-assertion
    },
    async waitFor(fn, ...args) {
      let error: unknown;
      const found = await poll(
        () =>
          view.evaluate(fn, ...args).catch((reason: unknown) => {
            error = reason; // the document may be on its way out
            return undefined;
          }),
        PATIENCE,
      );
      if (found === undefined)
        throw await failure(view, label, `${String(fn)} with ${JSON.stringify(args)}`, error);
      return found;
    },
    click: (target, button = 'left') => point(target, button),
    hover: (target) => point(target, 'hover'),
    async type(target, text) {
      await point(target, 'focus');
      await surface.keys(text);
    },
    press: (keys) => surface.chord(keys.split('+')),
    text: () => view.evaluate(() => document.body.innerText),
    async screenshot(path) {
      await mkdir(dirname(resolve(path)), { recursive: true });
      await surface.screenshot(path);
    },
    close: () => surface.close(),
  };

  async function point(target: Target, how: 'left' | 'right' | 'hover' | 'focus'): Promise<void> {
    let error: unknown;
    const source = expression(find, [queryOf(target)]);
    const done = await poll(
      () =>
        surface.point(source, how).catch((reason: unknown) => {
          error = reason; // moved or covered: try again
          return false;
        }),
      PATIENCE,
    );
    if (done === undefined)
      throw await failure(view, label, `${how} ${JSON.stringify(target)}`, error);
  }

  return view;
}

export function createPanel(surface: Surface, crash: () => Promise<void>): Panel {
  const view = createView(surface, 'panel');
  return {
    ...view,
    async openTab(name) {
      // A count that appears in a tab moves the next ones away from under the pointer.
      const css = '[role=tab][aria-selected=true]';
      const isOpen = () => view.evaluate(find, queryOf({ css, name })).then(Boolean);
      const open = await poll(async () => {
        await view.click({ role: 'tab', name });
        return poll(isOpen, 500);
      }, PATIENCE);
      if (open !== true) throw await failure(view, 'panel', `the tab ${name} to open`);
    },
    async columns(grid) {
      const [header = []] = await view.evaluate(gridCells, grid, 'columnheader' as const);
      return header;
    },
    rows: (grid) => view.evaluate(gridCells, grid, 'gridcell' as const),
    async waitForRow(grid, ...texts) {
      let rows: string[][] = [];
      const found = await poll(async () => {
        rows = await view.evaluate(gridCells, grid, 'gridcell' as const);
        return rows.find((cells) => texts.every((text) => cells.join(' ').includes(text)));
      }, PATIENCE);
      if (found === undefined)
        throw await failure(
          view,
          'panel',
          `a row of ${grid} with ${texts.join(', ')}; its rows: ${JSON.stringify(rows)}`,
        );
      return found;
    },
    selectRow: (grid, ...texts) =>
      view.click({
        css: `:is([role=grid], [role=treegrid])[aria-label^="${grid}"] [role=row]:has([role=gridcell])`,
        texts,
      }),
    detailText: () => view.evaluate(detailText),
    crash,
  };
}

function queryOf(target: Target): Query {
  const {
    css = null,
    role = null,
    name = null,
    texts = [],
  } = typeof target === 'string' ? { css: target } : target;
  return { css, role, name, texts };
}

let pictures = 0;

/** The error of a wait: what was waited for, what the document said instead, and its picture. */
async function failure(view: View, label: string, what: string, cause?: unknown): Promise<Error> {
  pictures += 1;
  const path = `test-results/${label}-${process.pid}-${pictures}.png`;
  const text = await view.text().catch((reason: unknown) => `(no text: ${String(reason)})`);
  const picture = await view.screenshot(path).then(
    () => path,
    (reason: unknown) => `none: ${String(reason)}`,
  );
  return new Error(
    `${label}: waited ${PATIENCE} ms in vain for ${what}\n--- its text\n${text.slice(0, 1000)}\n--- picture: ${picture}`,
    { cause },
  );
}
