import { expect } from 'vitest';
import { servePages } from '../pages';
import type { Scenario } from '../scenario';
import { waitForText } from '../steps';

export const unknown: readonly Scenario[] = [
  {
    title: 'finds a refresh in no known protocol, says why, and drafts a definition of it',
    async run({ browser, inspect }) {
      const pages = await servePages({ '/host': { run: host }, '/agent': { run: agent } });
      try {
        const { page, panel } = await inspect(`${pages.host}/host`);
        const row = await panel.waitForRow('Handshakes', '127.0.0.1');
        expect(row.join(' ')).toMatch(/unrecognised/i);
        await panel.selectRow('Handshakes', '127.0.0.1');
        await waitForText(panel, 'Why this is taken for a refresh');
        await panel.click({ css: '[aria-label=Details] button', name: 'Draft a definition' });
        const options = await browser.waitForPage('/options.html');
        await options.waitFor(() => {
          const value = document.querySelector('.cm-content')?.textContent ?? '';
          return value.includes('session.renew') && !value.includes('eyJ');
        });
        await options.close();
        await page.activate();
      } finally {
        await pages.close();
      }
    },
  },
];

/** Gives its frame a token, in a way that no vendor has. */
function host(other: string): void {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
  const exp = Math.floor(Date.now() / 1000) + 600;
  const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'u', exp })}.c2lnbmF0dXJl`;
  addEventListener('message', ({ data, source }) => {
    if (data.type !== 'session.renew') return;
    (source as Window | null)?.postMessage({ type: 'session.renewed', id: data.id, token }, other);
  });
  const frame = document.createElement('iframe');
  frame.src = `${other}/agent`;
  document.body.append(frame);
}

function agent(): void {
  window.parent.postMessage({ type: 'session.renew', id: 'r-17', reason: 'token expired' }, '*');
}
