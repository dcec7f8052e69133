import { describe, expect, it } from 'vitest';
import { prepareReplay, replayCommand } from '@/lib/act/replay';
import { maskToken } from '@/lib/tokens/mask';
import type { FrameElement, LogEvent, MessageEvent } from '@/lib/log/event';
import {
  AGENT,
  NOW,
  TOKEN,
  agentEvent,
  documentEvent,
  lastRow,
  messageEvent,
  sessionOf,
} from './act-session';

const answer = messageEvent({ type: '[TOKEN_REFRESH_RESPONSE]', access_token: 'x' });
const gone = (documentId: string): LogEvent => ({ type: 'gone', at: NOW + 2, documentId });
const element: FrameElement = { src: '', name: 'chat', id: '', sandbox: null, shadow: false };

function replay(...events: readonly LogEvent[]) {
  const session = sessionOf(...events);
  return prepareReplay(lastRow(session), session);
}

describe('prepareReplay', () => {
  it('has the same frames say it, to the receiver’s origin alone', () => {
    const session = sessionOf(answer);
    const row = lastRow(session);
    const prepared = prepareReplay(row, session);
    expect(prepared).toMatchObject({ speaker: 'host', receiver: 'agent', targetOrigin: AGENT });
    if ('error' in prepared) throw new Error(prepared.error);
    expect(replayCommand(row, prepared)).toMatchObject({
      kind: 'replay',
      label: 'Replayed message 1',
      data: row.preview.root,
    });
  });

  const reloaded: readonly [string, readonly LogEvent[], object][] = [
    [
      'the frame was loaded again',
      [gone('agent'), agentEvent({ documentId: 'agent2' })],
      { receiver: 'agent2' },
    ],
    [
      'the whole page was loaded again, so frame ids are new',
      [
        gone('agent'),
        documentEvent({ documentId: 'host2' }),
        agentEvent({ documentId: 'agent2', frameId: 9 }),
      ],
      { speaker: 'host2', receiver: 'agent2' },
    ],
    [
      'its address has another query, and its name tells it from its twin',
      [
        agentEvent({ element }),
        gone('agent'),
        documentEvent({ documentId: 'host2' }),
        agentEvent({ documentId: 'agent2', frameId: 9, url: `${AGENT}/chat?id=2`, element }),
        agentEvent({ documentId: 'twin', frameId: 10, url: `${AGENT}/chat?id=3` }),
      ],
      { receiver: 'agent2' },
    ],
    [
      'it went to another origin',
      [agentEvent({ documentId: 'other', origin: 'https://other.example' })],
      { error: `The frame that showed ${AGENT}/chat is at https://other.example now.` },
    ],
    ['it is gone', [gone('agent')], { error: `The frame that showed ${AGENT}/chat is gone.` }],
    [
      'it is gone, and its path held its token',
      [agentEvent({ url: `${AGENT}/embed/dashboard/${TOKEN}` }), gone('agent')],
      {
        error: `The frame that showed ${AGENT}/embed/dashboard/${maskToken(TOKEN)} is gone.`,
      },
    ],
    [
      'two frames look like it',
      [
        gone('agent'),
        documentEvent({ documentId: 'host2' }),
        agentEvent({ documentId: 'a', frameId: 9 }),
        agentEvent({ documentId: 'b', frameId: 10 }),
      ],
      { error: `Several frames could be the one that showed ${AGENT}/chat: choose one.` },
    ],
    [
      'a frame of the same address inside another one is no successor',
      [
        gone('agent'),
        documentEvent({
          documentId: 'inner',
          frameId: 7,
          parentFrameId: 0,
          origin: AGENT,
          url: AGENT,
        }),
        agentEvent({ documentId: 'deep', frameId: 9, parentFrameId: 7 }),
      ],
      { error: `The frame that showed ${AGENT}/chat is gone.` },
    ],
  ];
  it.each(reloaded)('%s', (_, events, expected) => {
    expect(replay(answer, ...events)).toMatchObject(expected);
  });

  it('uses * for a sandboxed receiver, and says so', () => {
    const sandboxed = agentEvent({ origin: 'null' });
    expect(replay(sandboxed, answer)).toMatchObject({
      targetOrigin: '*',
      note: 'The receiver is sandboxed (origin “null”): only the target origin * reaches it.',
    });
  });

  const refused: readonly [string, unknown, Partial<MessageEvent>, string][] = [
    ['through a port', 1, { channel: 'c1' }, 'MessagePort'],
    ['synthetic', 1, { trusted: false }, 'dispatchEvent'],
    ['with ports', 1, { ports: ['', 'c2'] }, 'handed over 2 ports'],
    ['by nobody known', 1, { sender: null }, 'Nobody knows who sent it'],
    ['to a document that was never heard of', 1, { receiver: 'x' }, 'Nobody knows who received it'],
    ['too large', { a: 'x'.repeat(200_000) }, {}, 'Only a part of $.a was recorded.'],
    ['with a Blob', { a: [new Blob(['x'])] }, {}, 'A Blob or File at $.a[0]'],
    ['with a function’s handle', { k: new AbortController() }, {}, '$.k'],
  ];
  it.each(refused)('refuses a message %s', (_, data, more, reason) => {
    const preview = messageEvent(data).preview;
    const known = { ...messageEvent('known'), ...more, preview };
    const outcome = replay(known);
    expect(outcome).toHaveProperty('error');
    expect('error' in outcome ? outcome.error : '').toContain(reason);
  });

  it('keeps values beyond JSON', () => {
    const data = {
      at: new Date(NOW),
      map: new Map([[1, 2n]]),
      bytes: new Uint8Array([1]),
      u: undefined,
    };
    const outcome = replay(messageEvent(data));
    expect('data' in outcome && outcome.data).toEqual(messageEvent(data).preview.root);
  });
});
