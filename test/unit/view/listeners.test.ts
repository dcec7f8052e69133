import { expect, it } from 'vitest';
import type { DocumentEvent } from '@/lib/log/event';
import { createSession, fold } from '@/lib/log/fold';
import { createMatcher } from '@/lib/protocols/match';
import { frameToAsk } from '@/lib/view/listeners';

const HOST = 'https://host.example/';
const AGENT = 'https://agent.example/chat?id=1';

function page() {
  const session = createSession(createMatcher([]));
  const add = (frameId: number, url: string, more: Partial<DocumentEvent> = {}) =>
    fold(session, {
      type: 'document',
      at: frameId,
      documentId: `d${frameId}`,
      frameId,
      parentFrameId: frameId === 0 ? -1 : 0,
      url,
      origin: '',
      element: null,
      ...more,
    });
  add(0, HOST);
  add(1, `${AGENT}#top`);
  return { session, add };
}

it('names a frame by an address that the browser’s tools know, and the page by none', () => {
  const { session } = page();
  expect(frameToAsk(session, 'd0')).toEqual({ url: null });
  expect(frameToAsk(session, 'd1')).toEqual({ url: AGENT });
});

it.each([
  ['the same', AGENT],
  ['the same but for the fragment', `${AGENT}#other`],
])('asks no frame where another one’s address is %s', (_, url) => {
  const { session, add } = page();
  add(2, url);
  expect(frameToAsk(session, 'd1')).toEqual({ error: expect.stringContaining('same address') });
  fold(session, { type: 'gone', at: 3, documentId: 'd2' });
  expect(frameToAsk(session, 'd1')).toEqual({ url: AGENT });
});

it('asks no frame that shows the page’s own address: the page may answer', () => {
  const { session, add } = page();
  add(2, HOST);
  expect(frameToAsk(session, 'd2')).toHaveProperty('error');
  expect(frameToAsk(session, 'd0')).toEqual({ url: null });
});

it('asks nobody for a document that is gone, or in a file alone', () => {
  const { session, add } = page();
  add(1, AGENT, { documentId: 'next', at: 9 });
  expect(frameToAsk(session, 'd1')).toEqual({ error: expect.stringContaining('gone') });
  expect(frameToAsk(session, 'next')).toEqual({ url: AGENT });
  expect(frameToAsk(null, 'd1')).toEqual({ error: expect.stringContaining('gone') });
});
