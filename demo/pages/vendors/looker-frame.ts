import { say } from '../config';

/** Stands in for an embedded Looker: opens the channel as Looker's message library does, and asks for its tokens. */
const FROM_FRAME = { syn: 0, ack: 1, message: 2 } as const;
const FROM_HOST = { synAck: 0, message: 1 } as const;

const { port1, port2 } = new MessageChannel();
let received = 0;

port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data !== 'object' || data === null || !('action' in data)) return;
  if (data.action === FROM_HOST.synAck) {
    port1.postMessage({ action: FROM_FRAME.ack, data: {} });
    ask();
    setTimeout(ask, 1000);
  } else if (data.action === FROM_HOST.message) {
    received += 1;
    say(`has tokens: ${received}`);
  }
});
port1.start();
window.parent.postMessage({ action: FROM_FRAME.syn }, '*', [port2]);

function ask(): void {
  const data = { eventName: 'session:tokens:request', payload: [] };
  port1.postMessage({ action: FROM_FRAME.message, data });
}
