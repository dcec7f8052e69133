import { expect } from 'vitest';
import type { Scenario } from '../scenario';
import { focused } from '../steps';

export const keyboard: readonly Scenario[] = [
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
      const [mask] = row.split('\t');
      expect(await copy()).toContain(mask);
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
];
