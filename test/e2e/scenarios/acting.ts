import { expect } from 'vitest';
import { until } from '../../support/browser/remote';
import type { Page, Panel } from '../../support/browser/types';
import type { Scenario } from '../scenario';
import { fill, waitForBadge } from '../steps';

async function addRule(panel: Panel, effect: string, role: string, ms = 2500): Promise<void> {
  await panel.click({ role: 'button', name: 'Rules' });
  await fill(panel, 'Do', effect);
  await fill(panel, 'Protocol', 'Chatzy');
  await fill(panel, 'Role', role);
  if (effect === 'Delay') await fill(panel, 'Milliseconds', String(ms));
  await panel.click({ role: 'button', name: 'Add rule' });
  await panel.click({ css: 'dialog button', role: 'button', name: 'Close' });
  await panel.waitFor(() => document.body.innerText.includes('Active rules: 1'));
}

async function stopRules(panel: Panel): Promise<void> {
  await panel.click({ role: 'button', name: 'Stop' });
  await panel.waitFor(() => !document.body.innerText.includes('Active rules'));
}

/** What the demo's agent shows of itself. */
function agentSays(page: Page, text: string): Promise<unknown> {
  return page.waitForIn('/chatzy', (wanted) => document.body.textContent.includes(wanted), text);
}

/** What the page gets of a stream that a message hands over: rules read its data too. */
async function readStream(): Promise<string | undefined> {
  const stream = new ReadableStream<string>({
    start(controller) {
      controller.enqueue('chunk');
      controller.close();
    },
  });
  const arrived = new Promise<ReadableStream<string>>((resolve) => {
    addEventListener('message', ({ data }: MessageEvent<{ stream?: typeof stream }>) => {
      if (data.stream) resolve(data.stream);
    });
  });
  window.postMessage({ stream }, '*', [stream]);
  return (await (await arrived).getReader().read()).value;
}

export const acting: readonly Scenario[] = [
  {
    title: 'replays an answer: the agent hears it from its host, and the row is marked as ours',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 2, poll: 300 }));
      await panel.waitForRow('Handshakes', 'adopted');
      await page.waitForIn('/chatzy', () => {
        const heard: unknown[] = [];
        Object.assign(window, { heard });
        addEventListener('message', (event) => {
          heard.push([event.origin, event.source === parent, event.isTrusted]);
        });
        return true;
      });
      await panel.selectRow('Handshakes', 'adopted');
      await panel.click({ css: '[aria-label=Details] button', name: 'Replay' });
      const heard = await page.waitForIn('/chatzy', () => {
        const { heard: all = [] } = window as { heard?: unknown[][] };
        return all[0];
      });
      expect(heard).toEqual([demo.host, true, true]);
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', '[TOKEN_REFRESH_RESPONSE]', 'ours');
    },
  },
  {
    title: 'asks now: the host’s handler answers at once, and the agent takes the token',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 600, poll: 300 }));
      await panel.openTab('Frames');
      await panel.selectRow('Frames', new URL(demo.agent).host);
      await panel.click({ css: '[aria-label=Details] button', name: 'Ask now' });
      await panel.openTab('Handshakes');
      await panel.waitForRow('Handshakes', 'adopted');
      await agentSays(page, '1 refresh');
    },
  },
  {
    title: 'answers as the host in every way, and the agent hears each',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 2, poll: 300 }));
      await panel.waitForRow('Handshakes', 'adopted');
      await panel.selectRow('Handshakes', 'adopted');
      await page.waitForIn('/chatzy', () => {
        const heard: unknown[] = [];
        Object.assign(window, { heard });
        addEventListener('message', ({ data }) => heard.push(data));
        return true;
      });
      await panel.click({ css: '[aria-label=Details] button', name: 'Answer as the host …' });
      const kinds = await panel.waitFor(() => {
        const buttons = [...document.querySelectorAll('dialog fieldset button')];
        return buttons.length >= 8 && buttons.map(({ textContent }) => textContent.trim());
      });
      for (const kind of kinds || []) {
        const before = await page.waitForIn('/chatzy', () => {
          const { heard = [] } = window as { heard?: unknown[] };
          return heard.length + 1;
        });
        await panel.click({ css: 'dialog fieldset button', texts: [kind] });
        await page.waitForIn(
          '/chatzy',
          (count) => ((window as { heard?: unknown[] }).heard?.length ?? 0) >= count,
          before,
        );
      }
      await panel.press('Escape');
    },
  },
  {
    title: 'a dropped answer leaves the agent without one, until the rules stop; a stream arrives',
    async run({ browser, demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 3, poll: 300, patience: 1500 }));
      await addRule(panel, 'Drop', 'answer');
      await waitForBadge(browser, page, /^R1$/);
      await panel.waitForRow('Handshakes', 'unanswered');
      expect(await page.evaluateIn('/chatzy', readStream)).toBe('chunk');
      await stopRules(panel);
    },
  },
  {
    title: 'a delayed answer comes late, from its own sender',
    async run({ demo, inspect }) {
      const { panel } = await inspect(demo.url({ life: 3, poll: 300, patience: 1500 }));
      await addRule(panel, 'Delay', 'answer');
      await until('a handshake with the delay in its latency', async () =>
        (await panel.rows('Handshakes')).some((cells) => /[2-9]\.\d+ s/.test(cells.join(' '))),
      );
      await panel.openTab('Messages');
      const row = await panel.waitForRow('Messages', '[TOKEN_REFRESH_RESPONSE]', 'delayed');
      expect(row.join(' ')).toContain(new URL(demo.host).host);
      await stopRules(panel);
    },
  },
  {
    title: 'a message that a rule holds is let go when the panel closes',
    async run({ browser, demo, fresh }) {
      const page = await fresh(`${demo.host}/blank`);
      const panel = await browser.openPanel(page);
      await addRule(panel, 'Delay', 'answer', 300_000);
      await page.evaluate(() => {
        addEventListener('message', () => (document.title = 'heard'));
        window.postMessage({ type: '[TOKEN_REFRESH_RESPONSE]', access_token: 'x'.repeat(20) });
      });
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', '[TOKEN_REFRESH_RESPONSE]');
      expect(await page.evaluate(() => document.title)).not.toBe('heard');
      await panel.close();
      await page.waitFor(() => document.title === 'heard');
    },
  },
  {
    title: 'a mock host keeps an agent alive over three expiries',
    async run({ demo, inspect }) {
      const { page, panel } = await inspect(demo.url({ life: 2, poll: 300, fault: 'no-listener' }));
      await panel.click({ role: 'button', name: 'Rules' });
      await fill(panel, 'Protocol', 'Chatzy');
      await panel.waitFor(() => {
        const group = document.querySelector('dialog [aria-label="Mock host"]');
        const select = group?.querySelector('select');
        const option = [...(select?.options ?? [])].find((one) => one.textContent === 'Chatzy');
        if (!select || !option) return false;
        select.value = option.value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      });
      await fill(panel, 'Each token lives (s)', '2');
      await panel.click({ css: 'dialog button', name: 'Answer as the host' });
      await panel.press('Escape');
      await agentSays(page, '3 refreshes');
      await stopRules(panel);
    },
  },
];
