import { expect } from 'vitest';
import type { Page, Panel } from '../../support/browser/types';
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

const MARKUP = '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>';

/** A file in which every text is markup, and every address a script. */
function hostileFile(): string {
  const origin = `javascript:window.hacked=3//${MARKUP}`;
  const at = 1_000_000;
  const frame = {
    type: 'document',
    at,
    documentId: MARKUP,
    frameId: 7,
    parentFrameId: 0,
    url: origin,
    origin,
    element: { src: origin, name: MARKUP, id: MARKUP, sandbox: MARKUP, shadow: false },
  };
  const message = {
    type: 'message',
    at: at + 1,
    receiver: 'top',
    sender: MARKUP,
    origin,
    channel: MARKUP,
    ports: [MARKUP],
    trusted: true,
    early: true,
    action: MARKUP,
    rule: { id: MARKUP, done: 'dropped' },
  };
  const preview = (data: Readonly<Record<string, string>>) => ({
    root: { type: 'object', entries: Object.entries(data), more: 0 },
    size: 10,
    exact: true,
    cut: true,
  });
  const claims = JSON.stringify({ sub: MARKUP, iss: origin, [MARKUP]: MARKUP });
  const token = `eyJhbGciOiJub25lIn0.${Buffer.from(claims).toString('base64url')}.`;
  const type = '[TOKEN_REFRESH_RESPONSE]';
  return JSON.stringify({
    format: 'embed-devtools-session',
    version: 1,
    about: {
      savedAt: at,
      savedBy: MARKUP,
      page: origin,
      browser: MARKUP,
      extension: MARKUP,
      note: MARKUP,
      tokens: 'full',
      claims: 'kept',
    },
    events: [
      { ...frame, documentId: 'top', frameId: 0, parentFrameId: -1, element: null },
      frame,
      { ...message, id: '1', preview: preview({ type: MARKUP, [MARKUP]: MARKUP }) },
      {
        ...message,
        id: '2',
        channel: null,
        preview: preview({ type: '[TOKEN_REFRESH]', reason: MARKUP }),
      },
      {
        ...message,
        id: '3',
        channel: null,
        receiver: MARKUP,
        sender: 'top',
        preview: preview({ type, access_token: token }),
      },
      {
        type: 'request',
        id: 'r',
        at: at + 2,
        duration: 1,
        method: MARKUP,
        url: origin,
        status: 401,
        mime: MARKUP,
        requestHeaders: [{ name: 'authorization', value: `Bearer ${token}` }],
        responseHeaders: [{ name: MARKUP, value: MARKUP }],
        requestBody: MARKUP,
        responseBody: MARKUP,
        requestSize: 1,
        responseSize: 1,
        kind: MARKUP,
        action: null,
      },
      { type: 'stored', at, documentId: MARKUP, where: 'cookie', key: MARKUP, value: token },
    ],
  });
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
      try {
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
        await page.evaluate(() => new Promise((done) => setTimeout(done, 2500)));
        expect((await panel.rows('Handshakes')).length).toBe(shown);
        // The saved session says of itself what the live one said.
        expect(await save(panel, { 'Save as': 'report' })).toContain('adopted');
        await panel.click({ role: 'button', name: 'Back to this tab' });
        await waitForNoText(panel, 'saved by Ada');
        await waitForNoText(panel, 'paused');
        await panel.waitForRow('Handshakes', 'adopted');
      } finally {
        await letFilesGo(panel);
      }
    },
  },
  {
    title: 'refuses a wrong file in words and keeps what it has; a hostile one is only text',
    async run({ demo, inspect }) {
      const { panel } = await inspect(`${demo.host}/marked?type=kept`);
      await panel.openTab('Messages');
      await panel.waitForRow('Messages', 'kept');
      await catchFiles(panel);
      try {
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
      } finally {
        await letFilesGo(panel);
      }
    },
  },
];
