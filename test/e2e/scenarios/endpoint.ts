import { expect } from 'vitest';
import type { Demo } from '@/demo/demo';
import { until } from '../../support/browser/remote';
import type { Scenario } from '../scenario';
import { fill, waitForText } from '../steps';

/** As the host's server gets them: a first pair of Cekura's tokens. */
async function firstTokens(demo: Demo): Promise<{ access: string; refresh: string }> {
  const response = await fetch(`${demo.service}/user/v1/embedded/token/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: 'e2e' }),
  });
  return (await response.json()) as { access: string; refresh: string };
}

export const endpoint: readonly Scenario[] = [
  {
    title: 'calls a refresh endpoint, and explains its answers without showing the refresh token',
    async run({ demo, inspect }) {
      const { refresh } = await firstTokens(demo);
      const { page, panel } = await inspect(demo.url({ life: 600, poll: 300 }));
      await panel.openTab('Frames');
      await panel.selectRow('Frames', new URL(demo.agent).host);
      await panel.click({ role: 'button', name: 'Refresh endpoint' });
      await fill(panel, 'Endpoint', 'Cekura');
      await fill(panel, 'Base address', demo.service);
      await fill(panel, 'refresh', 'a wrong one');
      await panel.click({ css: 'dialog button', name: 'Call' });
      await waitForText(panel, 'Invalid or expired refresh token');
      await fill(panel, 'refresh', refresh);
      await panel.click({ css: 'dialog button', name: 'Call' });
      await waitForText(panel, '200');
      expect(await panel.text()).not.toContain(refresh);
      await panel.press('Escape');
      expect((await page.frames()).join(' ')).not.toContain(refresh);
    },
  },
  {
    title: 'verifies a signature with the right key set, and not with a wrong secret',
    async run({ browser, demo, inspect }) {
      const { panel } = await inspect(demo.url({ life: 600 }));
      await panel.openTab('Tokens');
      await panel.waitForRow('Tokens', 'valid');
      await panel.selectRow('Tokens', 'valid');
      await fill(panel, 'Key', 'not the key');
      await panel.click({ css: '[aria-label=Details] button', name: 'Verify' });
      await waitForText(panel, 'Not verified.');
      await fill(panel, 'Kind of key', 'jwks-url');
      const keys = `${demo.service}/.well-known/jwks.json`;
      await fill(panel, 'Address', keys);
      await panel.click({ css: '[aria-label=Details] button', name: 'Verify' });
      await panel.waitFor(() => /(?<!Not )[Vv]erified\./.test(document.body.innerText));
      // So a request that nobody asked for would be seen, too.
      await until('the request in the list of the extension’s', async () =>
        (await browser.requestsOfExtension()).includes(keys),
      );
    },
  },
  {
    title: 'tells who listens in the host where the browser can, and finds that nobody does',
    async run({ browser, demo, inspect }) {
      const { panel } = await inspect(demo.url({ fault: 'no-listener', life: 2, poll: 300 }));
      await panel.openTab('Frames');
      await panel.selectRow('Frames', new URL(demo.host).host);
      if (browser.name === 'firefox')
        return void (await waitForText(panel, 'Firefox does not tell'));
      await panel.click({ css: '[aria-label=Details] button', name: 'Who listens?' });
      await waitForText(panel, 'Nobody listens');
      await panel.openTab('Findings');
      await panel.waitFor(() => document.querySelector('[role=row][data-id^="no-listener"]'));
    },
  },
];
