import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { View } from '../../support/browser/types';
import type { Scenario } from '../scenario';
import { catchFiles, letFilesGo, offerFile, savedFile, waitForText } from '../steps';

let source: Promise<string> | undefined;

/** Makes axe known to the document. Its policy forbids scripts of others: the driver evaluates it. */
async function bringAxe(view: View): Promise<void> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- never called here: only its text is used
  await view.evaluate(new Function(await source) as () => void);
}

/** What axe finds wrong with the document as it is now. */
async function check(view: View, state: string): Promise<void> {
  const violations = await view.evaluate(async () => {
    interface Axe {
      run(
        context: Document,
        options: object,
      ): Promise<{
        violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
      }>;
    }
    const { axe } = window as unknown as { axe: Axe };
    const result = await axe.run(document, { resultTypes: ['violations'] });
    return result.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`),
    }));
  });
  expect({ state, violations }).toEqual({ state, violations: [] });
}

function useTheme(view: View, theme: string): Promise<void> {
  return view.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
}

const TABS = ['Handshakes', 'Messages', 'Tokens', 'Frames', 'Findings'];

async function checkTabs(view: View, width: string): Promise<void> {
  for (const tab of TABS) {
    await view.click({ role: 'tab', name: tab });
    await view.waitFor(
      (name) => document.querySelector(`[aria-label="${name}"] [role=row]:has([role=gridcell])`),
      tab,
    );
    await view.click('[role=row]:has([role=gridcell])');
    await view.waitFor(() => document.querySelector('[aria-label=Details] h2'));
    await check(view, `${tab}, ${width}`);
  }
}

const themed: readonly Scenario[] = ['light', 'dark'].map((theme) => ({
  title: `axe finds nothing in panel, popup and options in the ${theme} theme`,
  async run({ browser, demo, inspect }) {
    const { page, panel } = await inspect(
      demo.url({ fault: 'same-token', life: 3, poll: 300, agents: 'chatzy,cekura' }),
    );
    const before = await panel.evaluate(() => document.documentElement.dataset['theme'] ?? 'light');
    await bringAxe(panel);
    await useTheme(panel, theme);
    await panel.openTab('Findings');
    await panel.waitForRow('Findings', 'same token');
    await checkTabs(panel, 'wide');
    await panel.press('Shift+F10');
    await panel.waitFor(() => document.querySelector('[role=menu]'));
    await check(panel, 'menu');
    await panel.press('Escape');
    for (const dialog of ['Rules', 'Save session', 'Help']) {
      await panel.click({ role: 'button', name: dialog });
      await panel.waitFor(() => document.querySelector('dialog[open]'));
      await check(panel, dialog);
      await panel.press('Escape');
      await panel.waitFor(() => !document.querySelector('dialog[open]'));
    }
    await panel.type({ css: '#filter' }, 'ty');
    await check(panel, 'suggestions');
    await panel.press('Escape');
    await panel.press('Escape');
    await catchFiles(panel);
    await panel.click({ role: 'button', name: 'Save session' });
    await panel.click({ css: 'dialog button', name: 'Save' });
    await offerFile(panel, await savedFile(panel));
    await panel.click({ role: 'button', name: 'Open session' });
    await waitForText(panel, 'Back to this tab');
    await check(panel, 'opened session');
    await panel.click({ role: 'button', name: 'Back to this tab' });
    await offerFile(panel, 'wrong');
    await panel.click({ role: 'button', name: 'Open session' });
    await waitForText(panel, 'was not opened');
    await check(panel, 'error');
    await panel.click({ role: 'button', name: 'Dismiss' });
    await letFilesGo(panel);
    await useTheme(panel, before);
    const popup = await browser.openPopup(page);
    await waitForText(popup, 'Last refresh');
    await bringAxe(popup);
    await useTheme(popup, theme);
    await check(popup, 'popup');
    await popup.close();

    const options = await browser.openOptions();
    await bringAxe(options);
    await useTheme(options, theme);
    await options.click({ role: 'button', name: 'Add a protocol…' });
    await options.waitFor(() => document.querySelector('#trial'));
    await check(options, 'options');
    await options.waitFor(() => document.querySelector('.options-editor .cm-content') !== null);
    await options.type({ css: '.options-editor .cm-content' }, 'x');
    await options.waitFor(() => document.querySelector('.options-errors'));
    await check(options, 'options with an error');
    await options.close();
  },
}));

export const accessibility: readonly Scenario[] = [
  ...themed,
  {
    title: 'a panel of 320 px has all its tabs and rows, and nothing for axe to find',
    async run({ browser, demo, fresh }) {
      const page = await fresh(demo.url({ fault: 'same-token', life: 3, poll: 300 }));
      const tab = await page.tabId();
      const options = await browser.openOptions();
      // No devtools are that narrow in a test: the same page in a frame.
      await options.evaluate((id) => {
        const frame = document.createElement('iframe');
        frame.src = `panel.html?tab=${id}`;
        frame.style.cssText = 'width: 320px; height: 560px; border: 0';
        document.body.replaceChildren(frame);
      }, tab);
      const inFrame: View = {
        ...options,
        evaluate: (fn, ...args) => options.evaluateIn('panel.html', fn, ...args),
        waitFor: (fn, ...args) => options.waitForIn('panel.html', fn, ...args),
        click: async (target) => {
          const {
            css = '*',
            role = null,
            name = '',
          } = typeof target === 'string' ? { css: target } : target;
          await options.waitForIn(
            'panel.html',
            (selector, wantedRole, wanted) => {
              const found = [...document.querySelectorAll<HTMLElement>(selector)].find(
                (one) =>
                  (wantedRole === null || one.getAttribute('role') === wantedRole) &&
                  one.textContent.trim().startsWith(wanted),
              );
              found?.click();
              return found !== undefined;
            },
            css,
            role,
            name,
          );
        },
      };
      await inFrame.waitFor(() =>
        document.querySelector('#tab-findings')?.textContent.includes('1'),
      );
      await bringAxe(inFrame);
      await checkTabs(inFrame, 'narrow');
      const wide = await inFrame.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(320);
      await options.close();
    },
  },
];
