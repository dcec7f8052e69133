import { expect } from 'vitest';
import type { Page, Panel } from '../../support/browser/types';
import { hostileFile } from '../hostile-session';
import type { Scenario } from '../scenario';
import {
  catchFiles,
  fill,
  letFilesGo,
  offerFile,
  savedFile,
  waitForNoText,
  waitForText,
} from '../steps';

/** Every token that the host's page has given, and gives from now on, to its agent. */
async function tokensOf(page: Page): Promise<string[]> {
  const given = await page.waitForIn('/chatzy', () => {
    const all = window as { given?: string[] };
    if (!all.given) {
      const list: string[] = [];
      all.given = list;
      addEventListener('message', ({ data }: MessageEvent<{ access_token?: unknown }>) => {
        if (typeof data.access_token === 'string') list.push(data.access_token);
      });
    }
    return all.given.length > 0 && all.given;
  });
  const urls = (await page.frames()).map((url) => new URL(url).searchParams.get('access_token'));
  return [...(given || []), ...urls.filter((token) => token !== null)];
}

/** As much of a secret as tells it: the whole, and the signature of a JWT. */
function expectNone(text: string, tokens: readonly string[]): void {
  for (const token of tokens) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(token.split('.').at(-1));
  }
}

async function save(panel: Panel, choose: Readonly<Record<string, string>>): Promise<string> {
  await panel.click({ role: 'button', name: 'Save session' });
  for (const [label, value] of Object.entries(choose)) await fill(panel, label, value);
  await panel.click({ css: 'dialog button', name: 'Save' });
  await panel.waitFor(() => !document.querySelector('dialog[open]'));
  return savedFile(panel);
}

async function open(panel: Panel, text: string): Promise<void> {
  await offerFile(panel, text);
  await panel.click({ role: 'button', name: 'Open session' });
}

export const sessions: readonly Scenario[] = [
  {
    title: 'saves a session masked, opens it again in place of the live one, and goes back',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 2, poll: 300 }));
      await panel.waitForRow('Handshakes', 'adopted');
      await tokensOf(page);
      await panel.waitFor(
        () => document.querySelectorAll('[role=row]:has([role=gridcell])').length > 1,
      );
      await catchFiles(panel);
      const masked = await save(panel, { 'Your name': 'Ada', Note: 'for the issue' });
      const report = await save(panel, { 'Save as': 'report' });
      const har = await save(panel, { 'Save as': 'har' });

      // In full only after a tick.
      await panel.click({ role: 'button', name: 'Save session' });
      await fill(panel, 'Tokens', 'full');
      await panel.waitFor(() => document.querySelector('dialog button[type=submit]:disabled'));
      await panel.click({ css: 'dialog input[type=checkbox]' });
      await panel.click({ css: 'dialog button', name: 'Save' });
      const full = await savedFile(panel);

      const tokens = await tokensOf(page);
      expect(tokens.filter((token) => full.includes(token)).length).toBeGreaterThan(1);
      for (const text of [masked, report, har]) expectNone(text, tokens);
      expect(report).toMatch(/^# Token refresh report/);
      expect(report).toContain('adopted');
      expect(report).not.toContain('access_token=');
      expect(har).toContain('/api/messages');
      expect(JSON.parse(har)).toHaveProperty('log.version', '1.2');
      expect(JSON.parse(masked)).toMatchObject({
        format: 'embed-devtools-session',
        about: { savedBy: 'Ada', note: 'for the issue', tokens: 'masked' },
      });

      await open(panel, masked);
      await waitForText(panel, 'saved by Ada');
      await waitForText(panel, 'paused');
      await panel.waitForRow('Handshakes', 'Chatzy', 'adopted');
      const shown = (await panel.rows('Handshakes')).length;
      const refreshes = () =>
        Number(/(\d+) refreshes/.exec(document.querySelector('#state')?.textContent ?? '')?.[1]);
      const before = await page.waitForIn('/chatzy', refreshes);
      await page.waitForIn(
        '/chatzy',
        (count) =>
          Number(/(\d+) refreshes/.exec(document.querySelector('#state')?.textContent ?? '')?.[1]) >
          count,
        before || 0,
      );
      expect((await panel.rows('Handshakes')).length).toBe(shown);
      // The saved session says of itself what the live one said.
      expect(await save(panel, { 'Save as': 'report' })).toContain('adopted');
      await panel.click({ role: 'button', name: 'Back to this tab' });
      await waitForNoText(panel, 'saved by Ada');
      await waitForNoText(panel, 'paused');
      await panel.waitForRow('Handshakes', 'adopted');
      await letFilesGo(panel);
    },
  },
  {
    title: 'refuses a wrong file in words and keeps what it has; a hostile one is only text',
    async run({ demo, inspect }) {
      const { panel } = await inspect(`${demo.host}/marked?type=kept`);
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', 'kept');
      await catchFiles(panel);
      const wrong = JSON.stringify({
        ...JSON.parse(hostileFile()),
        events: [{ type: 'gone', at: 'soon', documentId: 'x' }],
      });
      for (const [text, says] of [
        ['nothing that JSON knows', 'not JSON'],
        ['{"format":"another"}', 'not a session file'],
        [wrong, 'events[0].at'],
      ] as const) {
        await open(panel, text);
        await panel.waitFor(
          (wanted) => document.querySelector('[role=alert]')?.textContent.includes(wanted),
          says,
        );
        await panel.waitForRow('Messages', 'kept');
      }
      await panel.click({ role: 'button', name: 'Dismiss' });
      await waitForNoText(panel, 'was not opened');
      expect(await panel.text()).not.toContain('paused');

      await open(panel, hostileFile());
      await waitForText(panel, 'saved by <img');
      for (const tab of ['Handshakes', 'Messages', 'Tokens', 'Frames', 'Findings']) {
        await panel.openTab(tab);
        await panel.waitFor(() => document.querySelector('[role=row]:has([role=gridcell])'));
        await panel.click('[role=row]:has([role=gridcell])');
        await panel.waitFor(() => document.querySelector('[aria-label=Details] h2'));
        await panel.press('End');
        await panel.waitFor(() => document.querySelector('[aria-label=Details] h2'));
      }
      const alien = await panel.evaluate(() => [
        'hacked' in window,
        document.querySelectorAll('img, [onerror], script:not([src]), iframe, object').length,
        document.querySelectorAll('[href^="javascript:"], [src^="javascript:"]').length,
      ]);
      expect(alien).toEqual([false, 0, 0]);

      // Clear leaves the hidden live log alone.
      await panel.press('Control+l');
      await waitForNoText(panel, 'saved by');
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', 'kept');
      expect(await panel.text()).not.toContain('paused');
      await letFilesGo(panel);
    },
  },
];
