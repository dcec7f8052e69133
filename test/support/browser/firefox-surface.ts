import { writeFile } from 'node:fs/promises';
import type { Marionette } from './marionette';
import type { Surface } from './view';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F10: '\uE03A',
  Meta: '\uE03D',
  ContextMenu: '\uE05D',
};

/**
 * Commands for one target, after `aim` has pointed the session at it. `exclusive` keeps others out meanwhile.
 * `protocol`: that of its address, for what is in the tab and not its page.
 */
export function firefoxSurface(
  marionette: Marionette,
  exclusive: <T>(job: () => Promise<T>) => Promise<T>,
  aim: () => Promise<void>,
  close: () => Promise<void>,
  protocol?: string,
): Surface {
  const aimed = <T>(job: () => Promise<T>) =>
    exclusive(async () => {
      await aim();
      return job();
    });

  async function perform(source: string, how: 'left' | 'right' | 'hover'): Promise<boolean> {
    const element = await evaluate(source);
    if (element === null) return false;
    if (how === 'left') {
      await marionette.send('WebDriver:ElementClick', { id: idOf(element) });
      return true;
    }
    const move = { type: 'pointerMove', x: 0, y: 0, origin: element };
    const press = [
      { type: 'pointerDown', button: 2 },
      { type: 'pointerUp', button: 2 },
    ];
    await marionette.send('WebDriver:PerformActions', {
      actions: [
        { type: 'pointer', id: 'mouse', actions: [move, ...(how === 'right' ? press : [])] },
      ],
    });
    return true;
  }

  async function evaluate(source: string): Promise<unknown> {
    if (protocol === undefined) return execute(source);
    // When the page gets another process, Marionette points the session at it, whatever it pointed at.
    const guarded = `location.protocol === '${protocol}' && (async () => [await ${source}])()`;
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await execute(guarded);
      if (Array.isArray(answer)) return answer[0];
      await aim();
    }
    throw new Error(`no document of ${protocol}`);
  }

  function execute(source: string): Promise<unknown> {
    return marionette.send('WebDriver:ExecuteScript', {
      script: `return ${source}`,
      args: [],
      sandbox: null,
    });
  }

  function keyActions(actions: readonly object[]): Promise<unknown> {
    return marionette.send('WebDriver:PerformActions', {
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  }

  return {
    run: (source) => aimed(() => evaluate(source)),
    point: (source, how) =>
      aimed(async () => {
        if (how !== 'focus') return perform(source, how);
        return (
          (await evaluate(`((element) => element && (element.focus(), true))(${source})`)) === true
        );
      }),
    keys: (text) =>
      aimed(async () => {
        const active = await marionette.send('WebDriver:GetActiveElement');
        await marionette.send('WebDriver:ElementSendKeys', { id: idOf(active), text });
      }),
    chord: (keys) =>
      aimed(async () => {
        const values = keys.map((key) => KEYS[key] ?? key);
        await keyActions([
          ...values.map((value) => ({ type: 'keyDown', value })),
          ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
        ]);
      }),
    screenshot: (path) =>
      aimed(async () => {
        const png = await marionette.send('WebDriver:TakeScreenshot', { full: false });
        await writeFile(path, Buffer.from(String(png), 'base64'));
      }),
    close,
  };
}

function idOf(element: unknown): string {
  if (typeof element === 'object' && element !== null && ELEMENT in element)
    return String(element[ELEMENT]);
  throw new Error('no element');
}
