// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActDialogs } from '@/components/act/ActDialogs';
import { actions, copyActions } from '@/components/act/menus';
import { RulesBanner } from '@/components/act/RulesBanner';
import { VerifyBox } from '@/components/act/VerifyBox';
import { createActing } from '@/lib/act/acting';
import type { Acting } from '@/lib/act/acting';
import { MATCH_ALL, newRule } from '@/lib/act/new-rule';
import { defaultSettings } from '@/lib/findings/settings';
import { pairHandshakes } from '@/lib/handshakes/pair';
import type { RequestEvent } from '@/lib/log/event';
import { fold } from '@/lib/log/fold';
import type { Session } from '@/lib/log/session';
import { catalogue } from '@/lib/protocols/catalogue';
import { maskToken } from '@/lib/tokens/mask';
import type { Command } from '@/lib/wire';
import { request } from '../protocols/requests';
import { AGENT, HOST, NOW, TOKEN, messageEvent, sessionOf } from './act-session';

// What a view without CodeMirror shows: a text area, which a test can type into.
vi.mock('@/components/json-editor', () => {
  throw new Error('not loaded');
});

const ASK = messageEvent(
  { type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' },
  { id: 'ask', sender: 'agent', receiver: 'host', origin: AGENT },
);
const ANSWER = messageEvent(
  { type: '[TOKEN_REFRESH_RESPONSE]', access_token: TOKEN },
  { id: 'answer', at: NOW + 2 },
);

let root: HTMLElement;
let done: Command[];
let copied: string[];
let error: string | null;
let isStorageFull: boolean;
let session: Session;

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  done = [];
  copied = [];
  error = null;
  isStorageFull = false;
  session = sessionOf(ASK, ANSWER);
});
afterEach(() => {
  void act(() => render(null, root));
  root.remove();
});

function createTestActing(answer?: RequestEvent, opened?: Session): Acting {
  return createActing({
    shown: signal({ session: opened ?? session }),
    live: () => session,
    handshakes: signal(pairHandshakes(session, NOW + 10, defaultSettings())),
    revealed: signal(new Set()),
    definitions: catalogue,
    async do(command) {
      done.push(command);
      if (command.type === 'call' && answer) fold(session, { ...answer, url: command.url });
      return error;
    },
    copy: (text) => copied.push(text),
    allow: async () => true,
    fetchJson: async () => ({ keys: [] }),
    storage: {
      get: async () => ({}),
      async set() {
        if (isStorageFull) throw new Error('QUOTA_BYTES');
      },
    },
    now: () => NOW,
  });
}

function handshakeOf(acting: Acting) {
  const [row] = acting.context.handshakes.value;
  if (!row) throw new Error('No handshake');
  return { tab: 'handshakes', row } as const;
}

function messageOf(id: string) {
  const row = session.messageById.get(id);
  if (!row) throw new Error(`No message ${id}`);
  return { tab: 'messages', row } as const;
}

async function run(list: ReturnType<typeof actions>, id: string): Promise<void> {
  const action = list.find((one) => one.id === id);
  if (!action) throw new Error(`No action ${id}`);
  await act(async () => action.run());
}

async function show(acting: Acting): Promise<void> {
  await act(async () =>
    render(
      <>
        <RulesBanner acting={acting} />
        <ActDialogs acting={acting} />
      </>,
      root,
    ),
  );
}

function control<Tag extends 'input' | 'select' | 'textarea'>(tag: Tag, label: string) {
  const found = [...root.querySelectorAll('label')].find((one) => one.textContent === label);
  const element = root.querySelector<HTMLElementTagNameMap[Tag]>(`${tag}[id="${found?.htmlFor}"]`);
  if (!element) throw new Error(`No ${tag} ${label}`);
  return element;
}

async function type(element: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    element.value = text;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
  if (!found) throw new Error(`No button ${name}`);
  return found;
}

async function press(name: string): Promise<void> {
  await act(async () => button(name).click());
}

describe('what can be done with a row', () => {
  it('a handshake’s answer is replayed', async () => {
    const acting = createTestActing();
    await run(actions(acting, handshakeOf(acting)), 'replay');
    expect(done).toMatchObject([
      { type: 'speak', kind: 'replay', speaker: 'host', receiver: 'agent', targetOrigin: AGENT },
    ]);
    expect(acting.notice.value).toEqual({ ok: true, text: 'Replayed message 2' });
  });

  it('the agent asks now, to its host', async () => {
    const acting = createTestActing();
    await run(actions(acting, messageOf('answer')), 'ask');
    expect(done).toMatchObject([
      {
        kind: 'ask',
        speaker: 'agent',
        receiver: 'host',
        targetOrigin: HOST,
        data: ASK.preview.root,
      },
    ]);
  });

  it('says why something was not done', async () => {
    error = 'The frame that must speak is gone.';
    const acting = createTestActing();
    await run(actions(acting, messageOf('answer')), 'replay');
    expect(acting.notice.value).toEqual({ ok: false, text: error });
    await show(acting);
    expect(root.querySelector('output')?.textContent).toContain(error);
  });

  it('copies are masked unless asked for', async () => {
    const acting = createTestActing();
    for (const action of copyActions(acting, messageOf('answer'))) action.run();
    const [json, call, withTokens, handler] = copied;
    expect(json).toContain(maskToken(TOKEN));
    expect(call).toContain(maskToken(TOKEN));
    expect(withTokens).toContain(TOKEN);
    expect(handler).toContain(`const AGENT_ORIGIN = "${AGENT}";`);
  });
});

describe('the answer dialog', () => {
  it('answers in each way at one click', async () => {
    const acting = createTestActing();
    await run(actions(acting, handshakeOf(acting)), 'answer');
    await show(acting);
    await press('The last token again');
    await press('The wrong message type');
    await expect
      .poll(() => done)
      .toMatchObject([
        { kind: 'answer', speaker: 'host', receiver: 'agent', data: ANSWER.preview.root },
        { kind: 'answer', label: 'Answered as the host: The wrong message type' },
      ]);
    await press('A refusal');
    await expect.poll(() => root.textContent).toContain('Answered as the host: A refusal');
    expect(done).toHaveLength(3);
  });
});

describe('the composer', () => {
  async function edit(): Promise<Acting> {
    const acting = createTestActing();
    await run(actions(acting, messageOf('answer')), 'edit');
    await show(acting);
    return acting;
  }

  it('shows masks, names the protocol’s fields, and sends the token itself', async () => {
    await edit();
    expect(control('textarea', 'Message (JSON)').value).toContain(maskToken(TOKEN));
    expect(root.innerHTML).not.toContain(TOKEN);
    expect(root.textContent).toContain('$.access_token access token');
    await press('Send');
    expect(done).toMatchObject([{ kind: 'send', data: ANSWER.preview.root, targetOrigin: AGENT }]);
  });

  it('can’t send what is wrong, and says where', async () => {
    await edit();
    await type(control('textarea', 'Message (JSON)'), '{"a": }');
    expect(root.textContent).toContain('Line 1, column 7: A value belongs here.');
    expect(button('Send').disabled).toBe(true);
    await type(control('textarea', 'Message (JSON)'), '{}');
    await type(control('input', 'Target origin'), 'https://other.example');
    expect(control('input', 'Target origin').getAttribute('aria-invalid')).toBe('true');
    expect(button('Send').disabled).toBe(true);
  });

  it('keeps a message for this site', async () => {
    const acting = await edit();
    await press('Keep');
    expect(acting.favourites.all.value).toMatchObject([{ site: HOST, receiverOrigin: AGENT }]);
    await press('Save [TOKEN_REFRESH_RESPONSE] for later sessions');
    await expect.poll(() => acting.favourites.all.value).toMatchObject([{ saved: true }]);
  });

  it('says that the browser did not store a message', async () => {
    const acting = await edit();
    await press('Keep');
    isStorageFull = true;
    await press('Save [TOKEN_REFRESH_RESPONSE] for later sessions');
    const text = 'The browser’s storage failed: Error: QUOTA_BYTES';
    await expect.poll(() => acting.notice.value).toEqual({ ok: false, text });
    expect(acting.favourites.all.value).toMatchObject([{ saved: false }]);
  });
});

describe('rules', () => {
  it('are added in the dialog, shown in the banner, and stopped there', async () => {
    const acting = createTestActing();
    acting.open({ type: 'rules', match: { ...MATCH_ALL, definition: 'chatzy', role: 'answer' } });
    await show(acting);
    await press('Add rule');
    expect(done).toMatchObject([{ type: 'rules', rules: [{ label: 'Drop answers of Chatzy' }] }]);
    expect(root.querySelector('section')?.textContent).toContain('Drop answers of Chatzy');
    await press('Stop');
    expect(done.at(-1)).toEqual({ type: 'rules', rules: [] });
    expect(root.querySelector('section')).toBeNull();
  });

  it('begin with a mock host too, and are said again to a new background', async () => {
    const acting = createTestActing();
    acting.open({ type: 'rules', match: { ...MATCH_ALL, definition: 'chatzy' } });
    await show(acting);
    await press('Answer as the host');
    expect(done).toMatchObject([
      { rules: [{ effect: { type: 'answer', answer: { life: 300 } } }] },
    ]);
    await acting.resend();
    expect(done).toHaveLength(2);
    expect(done[1]).toEqual(done[0]);
  });

  it('can be off', async () => {
    const acting = createTestActing();
    const rule = newRule({ ...MATCH_ALL, text: 'x' }, { type: 'drop' }, '');
    await acting.setRules([{ ...rule, on: false }]);
    expect(acting.activeRules.value).toEqual([]);
  });
});

describe('the endpoint dialog', () => {
  const answer = { ...request('', 200, { access: TOKEN }), id: 'ours:1', at: NOW, action: '1' };

  async function showEndpoint(acting: Acting): Promise<void> {
    await run(actions(acting, handshakeOf(acting)), 'endpoint');
    await show(acting);
    const select = control('select', 'Endpoint');
    await act(async () => {
      select.value = 'cekura refresh';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }

  it('calls, explains, and hands the token on', async () => {
    const acting = createTestActing(answer);
    await showEndpoint(acting);
    await press('Call');
    expect(root.textContent).toContain('refresh is needed.');
    await type(control('input', 'Base address'), 'http://localhost:4000');
    await type(control('input', 'refresh'), 'r-token-123');
    expect(control('input', 'refresh').type).toBe('password');
    await press('Copy as cURL');
    expect(copied[0]).toContain(maskToken('r-token-123'));
    await press('Call');
    expect(done).toMatchObject([
      { type: 'call', url: 'http://localhost:4000/user/v1/embedded/refresh/' },
    ]);
    await expect.poll(() => root.textContent).toContain('200: It worked.');
    await press('Send to the agent as the host’s answer');
    await expect.poll(() => done[1]).toMatchObject({ kind: 'answer', data: ANSWER.preview.root });
  });

  it('finds its answer though a saved session is shown', async () => {
    const acting = createTestActing(answer, sessionOf(ASK, ANSWER));
    await showEndpoint(acting);
    await type(control('input', 'Base address'), 'http://localhost:4000');
    await type(control('input', 'refresh'), 'r-token-123');
    await press('Call');
    await expect.poll(() => root.textContent).toContain('200: It worked.');
  });
});

describe('the verify box', () => {
  it('says the outcome and its reason', async () => {
    const acting = createTestActing();
    const [token] = session.tokens.values();
    if (!token) throw new Error('No token');
    await act(async () => render(<VerifyBox acting={acting} token={token} />, root));
    await type(control('textarea', 'Key'), 'a wrong secret');
    await press('Verify');
    await expect
      .poll(() => root.querySelector('output')?.textContent)
      .toContain('Not verified. The signature does not match');
  });
});
