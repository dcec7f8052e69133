import { expect, it, vi } from 'vitest';
import { speak } from '@/lib/options/speak';
import { connectView } from '@/lib/view/connection';
import type { Port } from '@/lib/port';
import type { FromView, ToView } from '@/lib/wire';
import { portPair } from '../../support/ports';

function setUp(change = (_view: Port<ToView, FromView>) => {}) {
  const hubs: ReturnType<typeof portPair<FromView, ToView>>[0][] = [];
  const said: FromView[] = [];
  const events = {
    onStart: vi.fn(),
    onEvents: vi.fn(),
    onReady: vi.fn(),
    onCleared: vi.fn(),
    onAccess: vi.fn(),
  };
  const connection = connectView({
    open() {
      const [hub, view] = portPair<FromView, ToView>();
      hub.onMessage.addListener((message) => said.push(message));
      hubs.push(hub);
      change(view);
      return view;
    },
    tabId: 7,
    events,
  });
  return { hubs, said, events, connection };
}

it('watches its tab, and again when the background died', async () => {
  const { hubs, said } = setUp();
  await Promise.resolve();
  hubs[0]?.disconnect();
  await Promise.resolve();
  expect(said).toEqual([
    { type: 'watch', tabId: 7 },
    { type: 'watch', tabId: 7 },
  ]);
});

it('answers a command with what the hub said of it', async () => {
  const { hubs, said, connection } = setUp();
  const answer = connection.do({ type: 'mark', documentId: 'd1' });
  await vi.waitFor(() => expect(said).toHaveLength(2));
  const command = said[1];
  const id = command?.type === 'do' ? command.id : '';
  hubs[0]?.postMessage({ type: 'done', id, error: 'gone' });
  await expect(answer).resolves.toBe('gone');
});

it.each([
  ['speaker-gone', 'Der Frame, der sprechen soll, ist weg.'],
  [
    'not-whole: $.a, $.b',
    'Sie lässt sich nicht nachbauen, das hier wurde nicht ganz aufgezeichnet: $.a, $.b',
  ],
  ['TypeError: NetworkError', 'TypeError: NetworkError'],
])('says “%s” in the user’s language', async (error, words) => {
  await speak('de', []);
  const { hubs, said, connection } = setUp();
  const answer = connection.do({ type: 'mark', documentId: 'd1' });
  await vi.waitFor(() => expect(said).toHaveLength(2));
  const command = said[1];
  hubs[0]?.postMessage({ type: 'done', id: command?.type === 'do' ? command.id : '', error });
  await expect(answer).resolves.toBe(words);
  await speak('en', []);
});

it('says that a command was interrupted when the background died under it', async () => {
  const { hubs, connection } = setUp();
  const answer = connection.do({ type: 'mark', documentId: 'd1' });
  hubs[0]?.disconnect();
  await expect(answer).resolves.toContain('interrupted');
});

it('says so when its port is dead and nobody told it yet', async () => {
  const { connection } = setUp((view) => {
    view.postMessage = (message) => {
      if (message.type === 'do') throw new Error('Attempting to use a disconnected port object');
    };
  });
  await expect(connection.do({ type: 'options' })).resolves.toContain('interrupted');
});

it('stays closed', () => {
  const { hubs, connection } = setUp();
  connection.close();
  hubs[0]?.disconnect();
  expect(hubs).toHaveLength(1);
});
