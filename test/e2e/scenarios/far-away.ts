import { expect } from 'vitest';
import { until } from '../../support/browser/remote';
import { servePages } from '../pages';
import type { Scenario } from '../scenario';
import { rulesIn } from '../steps';

/** What is a fault only where the sites are not this machine: under names that the browser resolves to it. */
export const farAway: readonly Scenario[] = [
  {
    title: 'a token over plain HTTP, and a life other than documented, are found off this machine',
    async run({ inspect }) {
      const pages = await servePages({ '/host': { run: host }, '/agent': { run: agent } });
      try {
        const { panel } = await inspect(`${pages.host.replace('localhost', 'host.test')}/host`);
        await panel.waitForRow('Handshakes', 'agent.test');
        await panel.openTab('Findings');
        const rules = await until('both findings', async () => {
          const found = await rulesIn(panel);
          return found.includes('life-undocumented') && found.includes('plain-http') && found;
        });
        expect(rules.toSorted()).toEqual(['life-undocumented', 'plain-http']);
      } finally {
        await pages.close();
      }
    },
  },
];

/** Answers as Chatzy's host does, with a token of ten minutes where a day is documented. */
function host(agentOrigin: string): void {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
  const iat = Math.floor(Date.now() / 1000);
  const claims = { sub: 'u', iat, exp: iat + 600 };
  const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
  addEventListener('message', ({ data, source, origin }) => {
    if (data.type !== '[TOKEN_REFRESH]') return;
    const answer = { type: '[TOKEN_REFRESH_RESPONSE]', access_token: token };
    (source as Window | null)?.postMessage(answer, origin);
  });
  const frame = document.createElement('iframe');
  frame.src = `${agentOrigin.replace('127.0.0.1', 'agent.test')}/agent`;
  document.body.append(frame);
}

function agent(): void {
  window.parent.postMessage({ type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' }, '*');
}
