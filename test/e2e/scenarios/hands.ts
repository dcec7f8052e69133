import { expect } from 'vitest';
import type { Page, Panel } from '../../support/browser/types';
import type { Scenario } from '../scenario';
import { waitForNoText, waitForText } from '../steps';

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

/** What has the focus: its role and its name. */
function focused(panel: Panel): Promise<string> {
  return panel.evaluate(() => {
    const element = document.activeElement;
    const role = element?.getAttribute('role') ?? element?.localName ?? '';
    return `${role} ${element?.getAttribute('aria-label') ?? element?.textContent ?? ''}`.trim();
  });
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
      await post(page, { type: 'unseen' });
      await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
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
    title: 'is worked by keyboard alone, and copies a row with its token masked',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 600 }));
      const url = (await page.frames()).find((one) => one.includes('access_token='));
      const token = new URL(url ?? '').searchParams.get('access_token') ?? '';
      expect(token).not.toBe('');
      const tabs = ['Handshakes', 'Messages', 'Tokens', 'Frames', 'Findings'];
      for (const [index, name] of tabs.entries()) {
        await panel.press(String(index + 1));
        await panel.waitFor(
          (wanted) =>
            document.querySelector('[role=tab][aria-selected=true]')?.textContent.includes(wanted),
          name,
        );
      }

      // Rows: chosen, opened, shut again; the devtools do nothing of their own meanwhile.
      await panel.press('4');
      await panel.waitForRow('Frames', new URL(demo.agent).host);
      await panel.press('/');
      await panel.press('Escape');
      expect(await focused(panel)).toBe('treegrid Frames');
      const height = await panel.evaluate(() => innerHeight);
      const chosen = () =>
        panel.evaluate(
          () => document.querySelector('[role=row][aria-selected=true]')?.textContent ?? '',
        );
      await panel.press('Home');
      await panel.waitFor(() => document.querySelector('[aria-label=Details]'));
      const first = await chosen();
      await panel.press('ArrowDown');
      await panel.waitFor(
        (before) =>
          document.querySelector('[role=row][aria-selected=true]')?.textContent !== before,
        first,
      );
      await panel.press('ArrowUp');
      expect(await chosen()).toBe(first);
      await panel.press('Enter');
      expect(await focused(panel)).toBe('region Details');

      // The splitter.
      const share = () =>
        panel.evaluate(() =>
          Number(document.querySelector('[role=separator]')?.getAttribute('aria-valuenow')),
        );
      const before = await share();
      await panel.type({ role: 'separator', name: 'Size of the details' }, '');
      await panel.press('ArrowLeft');
      await panel.waitFor(
        (was) =>
          Number(document.querySelector('[role=separator]')?.getAttribute('aria-valuenow')) < was,
        before,
      );
      await panel.press('ArrowRight');
      expect(await share()).toBe(before);
      await panel.type('[aria-label=Details]', '');
      await panel.press('Escape');
      await panel.waitFor(() => !document.querySelector('[aria-label=Details]'));
      expect(await focused(panel)).toBe('treegrid Frames');
      expect(await panel.evaluate(() => innerHeight)).toBe(height);

      // What is copied.
      await panel.press('3');
      await panel.waitForRow('Tokens', 'valid');
      await panel.press('/');
      await panel.press('Escape');
      await panel.press('Home');
      await panel.evaluate(() => {
        const copied: string[] = [];
        Object.assign(window, { copied });
        const real = DataTransfer.prototype.setData;
        DataTransfer.prototype.setData = function setData(format, text) {
          copied.push(text);
          real.call(this, format, text);
        };
        Object.assign(window, {
          restoreCopy: () => {
            DataTransfer.prototype.setData = real;
          },
        });
      });
      const copy = () => panel.waitFor(() => (window as { copied?: string[] }).copied?.shift());
      await panel.press('Control+c');
      const row = await copy();
      expect(row).toContain('JWT');
      expect(row).not.toContain(token);
      expect(row).not.toContain(token.slice(-20));

      // The row's menu, by keyboard.
      await panel.press('Shift+F10');
      await panel.waitFor(
        () =>
          document.activeElement?.closest('[role=menu]') &&
          document.activeElement.textContent.includes('Copy row'),
      );
      await panel.press('Enter');
      expect(await copy()).toBe(row);
      expect(await focused(panel)).toBe('grid Tokens');
      await panel.press('Shift+F10');
      await panel.waitFor(() => document.querySelector('[role=menu]'));
      await panel.press('End');
      await panel.press('Escape');
      await panel.waitFor(() => !document.querySelector('[role=menu]'));
      expect(await focused(panel)).toBe('grid Tokens');
      await panel.evaluate(() => {
        const { restoreCopy } = window as { restoreCopy?: () => void };
        restoreCopy?.();
      });

      // The help.
      await panel.press('?');
      await panel.waitFor(() => document.querySelector('dialog[open] kbd'));
      await panel.press('Escape');
      await panel.waitFor(() => !document.querySelector('dialog[open]'));
      expect(await panel.evaluate(() => innerHeight)).toBe(height);
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
];
