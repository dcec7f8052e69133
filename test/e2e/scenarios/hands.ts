import { expect } from 'vitest';
import type { Page, Panel } from '../../support/browser/types';
import type { Scenario } from '../scenario';
import { focused, waitForNoText, waitForText } from '../steps';

/** The types of the messages that are listed, without their tags. */
function types(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    Array.from(document.querySelectorAll('[data-column=type] .code'), (one) => one.textContent),
  );
}

function post(page: Page, ...messages: readonly object[]): Promise<void> {
  return page.evaluate((all) => {
    for (const message of all) window.postMessage(message);
  }, messages);
}

/** Puts a text in place of the one in the filter box, by keyboard. */
async function filter(panel: Panel, text: string): Promise<void> {
  await panel.press('Control+f');
  await panel.press('Backspace');
  if (text !== '') await panel.type({ css: '#filter' }, text);
}

async function expectTypes(panel: Panel, ...wanted: readonly string[]): Promise<void> {
  await panel.waitFor(
    (count) => document.querySelectorAll('[role=row]:has([role=gridcell])').length === count,
    wanted.length,
  );
  expect(await types(panel)).toEqual(wanted);
}

export const hands: readonly Scenario[] = [
  {
    title: 'pauses and records, clears with an undo, and keeps the log over navigation if told to',
    async run({ demo, inspect }) {
      const at = (type: string) => `${demo.host}/marked?type=${type}`;
      const { page, panel } = await inspect(at('first'));
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', 'first');

      await panel.press('Control+e');
      await waitForText(panel, 'paused');
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            addEventListener('message', () => resolve(true), { once: true });
            window.postMessage({ type: 'unseen' });
          }),
      );
      await panel.press('Control+e');
      await waitForNoText(panel, 'paused');
      await post(page, { type: 'second' });
      await panel.waitForRow('Messages', 'second');
      await expectTypes(panel, 'first', 'second');

      await panel.press('Control+l');
      await expectTypes(panel);
      await waitForText(panel, 'No messages yet');
      await panel.click({ role: 'button', name: 'Undo clear' });
      await expectTypes(panel, 'first', 'second');

      await panel.click({ role: 'button', name: 'Keep log over navigation' });
      await page.goto(at('third'));
      await panel.waitForRow('Messages', 'third');
      await expectTypes(panel, 'first', 'second', 'third');
      await panel.click({ role: 'button', name: 'Keep log over navigation' });
      await page.goto(at('alone'));
      await panel.waitForRow('Messages', 'alone');
      await expectTypes(panel, 'alone');
    },
  },
  {
    title: 'filters by text, field, -not, size and regex, says how many it hides, and sorts',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/marked?type=beta`);
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', 'beta');
      const big = { type: 'gamma', text: 'x'.repeat(3000), note: 'needle in hay' };
      await post(page, { type: 'alpha' }, big);
      await expectTypes(panel, 'beta', 'alpha', 'gamma');

      for (const [text, ...wanted] of [
        ['"needle in"', 'gamma'],
        ['type:alpha', 'alpha'],
        ['-type:alpha', 'beta', 'gamma'],
        ['/^.*l.h/', 'alpha'],
        ['size:>1k', 'gamma'],
        ['-size:>1k -beta', 'alpha'],
      ] as const) {
        await filter(panel, text);
        await expectTypes(panel, ...wanted);
        await waitForText(panel, `${3 - wanted.length} hidden by the filter`);
      }
      await filter(panel, '/(/');
      await panel.waitFor(() => document.querySelector('#filter[aria-invalid=true]'));
      await expectTypes(panel, 'beta', 'alpha', 'gamma');

      // A suggestion is taken by keyboard, and Escape empties the box.
      await filter(panel, 'ty');
      await panel.press('ArrowDown');
      await panel.press('Enter');
      await panel.waitFor(
        () => document.querySelector<HTMLInputElement>('#filter')?.value === 'type:',
      );
      await panel.press('Escape');
      await panel.press('Escape');
      await panel.waitFor(() => document.querySelector<HTMLInputElement>('#filter')?.value === '');
      await panel.press('Escape');
      expect(await focused(panel)).toBe('grid Messages');

      const head = { css: '[role=columnheader] button', name: 'Type' };
      await panel.click(head);
      await panel.waitFor(() => document.querySelector('[aria-sort=ascending]'));
      expect(await types(panel)).toEqual(['alpha', 'beta', 'gamma']);
      await panel.click(head);
      await panel.waitFor(() => document.querySelector('[aria-sort=descending]'));
      expect(await types(panel)).toEqual(['gamma', 'beta', 'alpha']);
      await panel.click(head);
      await panel.waitFor(() => !document.querySelector('[aria-sort]'));
      await expectTypes(panel, 'beta', 'alpha', 'gamma');
    },
  },
  {
    title: 'links lead from a handshake to its token, message and frame, and back',
    async run({ demo, inspect }) {
      const { panel } = await inspect(demo.url({ life: 2, poll: 300 }));
      await panel.waitForRow('Handshakes', 'adopted');
      await panel.selectRow('Handshakes', 'adopted');
      const at = (tab: string) =>
        panel.waitFor(
          (name) =>
            document.querySelector('[role=tab][aria-selected=true]')?.textContent.includes(name) &&
            document.querySelector('[role=row][aria-selected=true]') &&
            document.querySelector('[aria-label=Details] h2')?.textContent,
          tab,
        );
      const story = await at('Handshakes');
      await panel.click({ css: '[aria-label=Details] dd button.link:has(.token)' });
      await at('Tokens');
      await panel.click({
        css: '[aria-label=Details] li button.link',
        texts: ['[TOKEN_REFRESH_RESPONSE]'],
      });
      expect(await at('Messages')).toBe('[TOKEN_REFRESH_RESPONSE]');
      await panel.click({ css: '[aria-label=Details] button.link', texts: ['handshake of'] });
      expect(await at('Handshakes')).toBe(story);
      await panel.click({
        css: '[aria-label=Details] dd button.link',
        texts: [new URL(demo.agent).host],
      });
      await at('Frames');
    },
  },
  {
    title: 'shuts and opens the groups of findings and the tree of frames, by hand and by keyboard',
    async run({ demo, inspect }) {
      const { panel } = await inspect(demo.url({ fault: 'same-token', life: 3, poll: 300 }));
      const headings = () =>
        panel.evaluate(() =>
          Array.from(
            document.querySelectorAll('[role=row][aria-expanded]:has([role=rowheader])'),
            (row) => `${row.textContent} ${row.getAttribute('aria-expanded')}`,
          ),
        );
      const waitForRows = (count: number) =>
        panel.waitFor(
          (wanted) =>
            document.querySelectorAll('[role=row]:has([role=gridcell])').length === wanted,
          count,
        );
      await panel.openTab('Findings');
      await panel.waitForRow('Findings', 'same token');
      expect(await headings()).toEqual(['Errors 1 true']);
      await panel.click('[role=rowheader]');
      await waitForRows(0);
      expect(await headings()).toEqual(['Errors 1 false']);
      await panel.press('ArrowRight');
      await waitForRows(1);
      await panel.press('ArrowRight');
      await panel.waitFor(() => document.querySelector('[aria-label=Details] h2'));
      await panel.press('ArrowLeft');
      await panel.press('ArrowLeft');
      await waitForRows(0);
      await panel.press('Enter');
      await waitForRows(1);

      await panel.openTab('Frames');
      await waitForRows(2);
      await panel.click('[data-twist]');
      await waitForRows(1);
      await panel.click('[data-twist]');
      await waitForRows(2);
      await panel.press('/');
      await panel.press('Escape');
      await panel.press('Home');
      await panel.press('ArrowLeft');
      await waitForRows(1);
      await panel.press('ArrowRight');
      await waitForRows(2);
    },
  },
];
