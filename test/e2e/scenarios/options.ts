import { expect } from 'vitest';
import type { Page, Panel } from '../../support/browser/types';
import type { Scenario } from '../scenario';
import { catchFiles, fill, savedFile, waitForNoText, waitForText } from '../steps';

const OWN = {
  id: 'acme',
  name: 'Acme',
  transport: 'window',
  messages: [
    { role: 'request', from: 'frame', match: { type: 'acme.ask' }, correlation: 'id' },
    {
      role: 'answer',
      from: 'host',
      match: { type: 'acme.give' },
      correlation: 'id',
      tokens: [{ path: 'key', expiry: { unit: 'ttl-s', path: 'lasts' } }],
    },
  ],
};

/** A frame that asks its page for a key in a way that no vendor has, and is given one. */
function speakAcme(page: Page): Promise<void> {
  return page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = `
      addEventListener('message', ({ data, source }) => {
        const answer = { type: 'acme.give', id: data.id, key: 'k-9fA2xQ7bLm3ZpT5v', lasts: 300 };
        if (data.type === 'acme.ask') source.postMessage(answer, '*');
      });
      const frame = document.createElement('iframe');
      frame.srcdoc = '<script>parent.postMessage({ type: "acme.ask", id: 1 }, "*")</' + 'script>';
      document.body.append(frame);`;
    document.body.append(script);
  });
}

/** Answers the question for a file that a click on the label would raise. */
function importFile(options: Page, text: string): Promise<void> {
  return options.evaluate((content) => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('nothing asks for a file');
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'own.json', { type: 'application/json' }));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);
}

/** Waits until the browser has stored what was chosen. */
function saved(options: Page): Promise<unknown> {
  return waitForText(options, 'Saved.');
}

async function noRow(panel: Panel, grid: string, text: string): Promise<void> {
  expect((await panel.rows(grid)).flat().join(' ')).not.toContain(text);
}

/** Types one letter after the other, with what is waiting between, but before a picture is drawn. */
function typeAtOnce(options: Page, letters: string): Promise<void> {
  return options.evaluate(async (all) => {
    const editor = document.querySelector<HTMLElement>('.options-editor .cm-content');
    editor?.focus();
    getSelection()?.selectAllChildren(editor ?? document.body);
    for (const letter of all) {
      document.execCommand('insertText', false, letter);
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', resolve, { once: true });
        port1.start();
        port2.postMessage(null);
      });
    }
  }, letters);
}

export const options: readonly Scenario[] = [
  {
    title: 'a protocol of one’s own: refused with its path, used at once, shared as a file',
    async run({ browser, demo, inspect }) {
      const { page, panel } = await inspect(`${demo.host}/marked?type=before`);
      await speakAcme(page);
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', 'acme.give');
      const view = await browser.openOptions();
      await view.click({ role: 'button', name: 'Add a protocol…' });
      await view.waitFor(() => document.querySelector('.options-editor .cm-content') !== null);
      await typeAtOnce(view, '[true, false, true]');
      expect(
        await view.evaluate(
          () => document.querySelector('.options-editor .cm-content')?.textContent,
        ),
      ).toBe('[true, false, true]');
      const wrong = { ...OWN, messages: [{ ...OWN.messages[0], role: 'shout' }] };
      await fill(view, 'A new protocol', JSON.stringify(wrong));
      await view.waitFor(() =>
        [...document.querySelectorAll('.options-errors code')].some(
          (one) => one.textContent === 'messages.0.role',
        ),
      );
      await view.waitFor(() => document.querySelector('.options-editor .button-main:disabled'));
      await fill(view, 'A new protocol', JSON.stringify(OWN));
      await view.click({ css: '.options-editor button', name: 'Save' });
      await saved(view);

      // What the panel had already is read anew.
      await page.activate();
      await panel.openTab('Handshakes');
      await panel.waitForRow('Handshakes', 'Acme', 'answered');
      await panel.openTab('Tokens');
      await panel.waitForRow('Tokens', 'valid');

      // Away, and back from its file; a vendor off.
      await view.activate();
      await catchFiles(view);
      await view.click({ role: 'button', name: 'Export' });
      const file = await savedFile(view);
      await view.click({ role: 'button', name: 'Remove Acme' });
      await waitForText(view, 'None yet.');
      await importFile(view, file.replace('"window"', '"pigeon"'));
      await view.waitFor(() => document.querySelector('.options-errors code'));
      await importFile(view, file);
      await view.waitFor(() =>
        [...document.querySelectorAll('button')].some((one) => one.textContent === 'Edit Acme'),
      );
      await view.click({ css: '.options-vendors input', name: 'Chatzy' });
      await page.activate();
      await page.goto(demo.url({ life: 2, poll: 300 }));
      await panel.openTab('Handshakes');
      await panel.waitForRow('Handshakes', 'Unrecognised');
      await noRow(panel, 'Handshakes', 'Chatzy');
      await view.activate();
      await view.evaluate(() => {
        for (const box of document.querySelectorAll<HTMLInputElement>('.options-vendors input'))
          if (!box.checked) box.click();
      });
      await view.waitFor(() => !document.querySelector('.options-vendors input:not(:checked)'));
      await view.click({ role: 'button', name: 'Remove Acme' });
      await waitForText(view, 'None yet.');
      await view.close();
      await page.activate();
      await panel.waitForRow('Handshakes', 'Chatzy');
    },
  },
  {
    title:
      'a finding ignored on a site stays away until it is wanted again; thresholds hold at once',
    async run({ browser, demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ fault: 'same-token', life: 3, poll: 300 }));
      // An answer whose request is not told yet is taken for a push, and is another row.
      await panel.waitForRow('Handshakes', 'TokenExpiredError');
      await panel.openTab('Findings');
      await panel.waitForRow('Findings', 'same token');
      await panel.selectRow('Findings', 'same token');
      await panel.click({ role: 'button', name: 'Ignore on this site' });
      await waitForText(panel, 'Nothing is wrong so far');
      const view = await browser.openOptions();
      await waitForText(view, demo.host);
      await view.click({ role: 'button', name: 'Report it again' });
      await saved(view);
      await page.activate();
      await panel.waitForRow('Findings', 'same token');

      await page.goto(demo.url({ life: 600 }));
      await panel.openTab('Tokens');
      await panel.waitForRow('Tokens', 'valid');
      await view.activate();
      await fill(view, 'A token counts as expiring', '3600');
      await saved(view);
      await page.activate();
      await panel.waitForRow('Tokens', 'expiring');
      await view.activate();
      await view.click({ css: '[aria-labelledby=thresholds] button' });
      await view.waitFor(
        () =>
          document.querySelector<HTMLInputElement>(
            '[aria-labelledby=thresholds] label:nth-of-type(6) input',
          )?.value !== '3600',
      );
      await view.close();
      await page.activate();
      await panel.waitForRow('Tokens', 'valid');
    },
  },
  {
    title: 'speaks German in options, popup and panel, and English again',
    async run({ browser, demo, fresh }) {
      const page = await fresh(demo.url({ life: 600 }));
      const view = await browser.openOptions();
      await fill(view, 'Language', 'de');
      await waitForText(view, 'Einstellungen');
      expect(await view.evaluate(() => document.documentElement.lang)).toBe('de');
      await page.activate();
      const popup = await browser.openPopup(page);
      await waitForText(popup, 'Befunde');
      await popup.close();
      const panel = await browser.openPanel(page);
      await waitForText(panel, 'Nachrichten');
      expect(await panel.evaluate(() => document.documentElement.lang)).toBe('de');
      await panel.close();
      await view.activate();
      await fill(view, 'Sprache', 'system');
      await waitForNoText(view, 'Einstellungen');
      await view.close();
    },
  },
];
