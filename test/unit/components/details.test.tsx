// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { PanelContext } from '@/components/context';
import { FrameDetail } from '@/components/FrameDetail';
import { RequestLine } from '@/components/RequestLine';
import type { LogEvent } from '@/lib/log/event';
import { createSession, fold } from '@/lib/log/fold';
import type { Session } from '@/lib/log/session';
import { catalogue } from '@/lib/protocols/catalogue';
import { createMatcher } from '@/lib/protocols/match';
import { createPanel } from '@/lib/view/panel';
import { DEFAULT_PREFERENCES } from '@/lib/view/preferences';
import { createStore } from '@/lib/view/store';
import { document as documentEvent, jwt, request } from '../session-file/events';

const TOKEN = jwt({ sub: 'user-1' });

let root: HTMLElement;

/** The text of a detail of a session of these events. */
function textOf(
  events: readonly LogEvent[],
  detail: (session: Session) => ComponentChildren,
): string {
  const later = () => () => undefined;
  const nextFrame = (callback: () => void) => callback();
  const store = createStore({
    createSession: () => createSession(createMatcher(catalogue())),
    fold,
    pair: () => [],
    find: () => [],
    now: () => 1_240_000,
    monotone: () => 0,
    nextFrame,
    later,
    keepLog: () => false,
  });
  const panel = createPanel({
    store,
    preferences: signal(DEFAULT_PREFERENCES),
    monotone: () => 0,
    nextFrame,
    later,
    expiringMs: () => 60_000,
  });
  root = window.document.createElement('div');
  window.document.body.append(root);
  void act(() => {
    store.add(events);
    render(
      <PanelContext.Provider value={{ panel, hooks: {}, menu: signal(null) }}>
        {detail(store.shown.value.session)}
      </PanelContext.Provider>,
      root,
    );
  });
  return root.textContent;
}

afterEach(() => {
  render(null, root);
  root.remove();
});

it('shows no token that was handed over in a frame’s name', () => {
  const name = JSON.stringify({ jwt: TOKEN });
  const element = { src: '', name, id: TOKEN, sandbox: TOKEN, shadow: false };
  const text = textOf([documentEvent({ element })], ({ documents }) =>
    [...documents.values()].map((row) => <FrameDetail key={row.documentId} row={row} />),
  );
  expect(text).toContain('<iframe id="eyJ…');
  expect(text).toContain('name="{"jwt":"eyJ…');
  expect(text).not.toContain(TOKEN.slice(8, 40));
});

it('shows no token that stands in the path of a request', () => {
  const text = textOf(
    [request({ url: `https://bi.example/embed/dashboard/${TOKEN}/card?a=1` })],
    ({ requests }) => requests.map((row) => <RequestLine key={row.id} row={row} />),
  );
  expect(text).toMatch(/bi\.example\/embed\/dashboard\/eyJ….{4}\/card(?!\?)/);
  expect(text).not.toContain(TOKEN.slice(8, 40));
});
