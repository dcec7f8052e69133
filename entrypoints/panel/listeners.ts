import type { Listener, ListenersAnswer } from '@/lib/view/listeners';
import { t } from '@/lib/i18n';

type Devtools = NonNullable<typeof chrome.devtools>;

/**
 * The console's `getEventListeners` exists in Chrome's `inspectedWindow.eval` alone. The code that is
 * evaluated is constant; a frame is named by its address, and that is checked by the browser.
 * `embedDevtools` marks our own listener (lib/capture/ports-hook.ts): the page can't get at it.
 */
const FIND =
  '(getEventListeners(window).message ?? []).filter(({ listener }) => !listener.embedDevtools)';
const LIST = `${FIND}.map(({ listener, useCapture, once }) => ({
  name: String(listener.name ?? ''), source: String(listener).slice(0, 300), useCapture, once }))`;

/** Who listens for `message` in the frame at `url` (the top frame where `null`). */
export async function listListeners(
  devtools: Devtools,
  url: string | null,
): Promise<ListenersAnswer> {
  const { value, error } = await evaluate(devtools, LIST, url);
  if (error !== null || !Array.isArray(value))
    return { error: error ?? t('The browser did not say.') };
  return { listeners: value.filter(isListener) };
}

/** Opens the listener's function in Sources. */
export async function showListener(
  devtools: Devtools,
  url: string | null,
  index: number,
): Promise<string | null> {
  const { error } = await evaluate(devtools, `inspect(${FIND}[${index}].listener)`, url);
  return error;
}

function evaluate(
  { inspectedWindow }: Devtools,
  expression: string,
  url: string | null,
): Promise<{ value: unknown; error: string | null }> {
  return new Promise((resolve) => {
    const done = (...[value, exception]: readonly unknown[]) => {
      const failed = exception !== undefined && exception !== null;
      const reason = failed ? t('The frame can’t be asked: it is gone or hidden.') : null;
      resolve({ value, error: reason });
    };
    // Firefox has no `frameURL`; it isn't asked there.
    if (url === null) inspectedWindow.eval(expression, done);
    else inspectedWindow.eval(expression, { frameURL: url }, done);
  });
}

function isListener(value: unknown): value is Listener {
  return typeof value === 'object' && value !== null && 'name' in value && 'source' in value;
}
