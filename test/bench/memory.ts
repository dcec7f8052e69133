import { setImmediate as immediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MessageEvent } from '../../lib/log/event';
import { createSession, fold } from '../../lib/log/fold';
import { catalogue } from '../../lib/protocols/catalogue';
import { createMatcher } from '../../lib/protocols/match';
import { messageEvent } from '../unit/act/act-session';
import { rounded } from './statistics';

const COUNT = 20_000;
const HOST = 'B1F2A8C3D4E5F60718293A4B5C6D7E8F';
const AGENT = '0718293A4B5C6D7E8FB1F2A8C3D4E5F6';
const ORIGIN = 'https://agent.example';

setFlagsFromString('--expose-gc');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the flag gives
const collect = runInNewContext('gc') as () => void;

/**
 * Bytes that a session in the panel takes for each message with a text of so many characters, against those of the message's preview
 * alone. Both come out of JSON text, as they come over a port; same JavaScript engine as Chromium's.
 */
export async function measureMemory(characters: number) {
  await immediate(); // what the last measurement left can go
  const session = createSession(createMatcher(catalogue()));
  for (const [i, documentId] of [HOST, AGENT].entries())
    fold(session, {
      type: 'document',
      at: 0,
      documentId,
      frameId: i,
      parentFrameId: i - 1,
      url: `${ORIGIN}/`,
      origin: ORIGIN,
      element: null,
    });
  const previewBytes = grown(
    (n) => JSON.parse(JSON.stringify(event(n, characters).preview)) as unknown,
  );
  const messageBytes = grown((n) => {
    fold(session, JSON.parse(JSON.stringify(event(n, characters))) as MessageEvent); // oxlint-disable-line typescript/no-unsafe-type-assertion -- made here
    return null;
  });
  return {
    characters,
    previewBytes,
    messageBytes,
    messageToPreview: rounded(messageBytes / previewBytes),
    messages: session.messages.length,
  };
}

/** What the heap grows by for each thing made. */
function grown(make: (n: number) => unknown): number {
  const kept: unknown[] = Array.from({ length: COUNT });
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < COUNT; n++) kept[n] = make(n);
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / COUNT;
  return kept.length > 0 ? rounded(bytes, 0) : 0;
}

function event(n: number, characters: number): MessageEvent {
  const data = {
    type: 'state',
    id: `a7c1-${n}`,
    text: `${n}`.padEnd(characters, 'x'),
    size: { width: n },
  };
  const at = 1_795_000_000_000 + n + 0.125;
  const place = { receiver: HOST, sender: AGENT, origin: ORIGIN };
  return messageEvent(data, { id: `${HOST}:${n}`, at, ...place });
}
