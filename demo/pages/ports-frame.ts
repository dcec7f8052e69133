import { log, readQuery, say, textOf } from './config';

/** The frame's end of the handshakes of `channels.ts`. */
const kinds = (readQuery().get('kinds') ?? '').split(',');
let received = 0;

addEventListener('message', (event) => {
  const [port] = event.ports;
  const kind = textOf(event.data, 'open');
  if (kind === 'go') begin();
  if (port && kind !== undefined) take(port, kind);
});

if (!readQuery().has('waits')) begin();

function begin(): void {
  if (kinds.includes('frame')) {
    const { port1, port2 } = new MessageChannel();
    window.parent.postMessage({ open: 'frame' }, '*', [port2]);
    take(port1, 'frame');
  }
  if (kinds.includes('request')) {
    const { port1, port2 } = new MessageChannel();
    listen(port1, 'request');
    window.parent.postMessage({ open: 'request', ask: 'token', id: 1 }, '*', [port2]);
  }
}

/** A new port: ask on it, or wait for the port that comes through it. */
function take(port: MessagePort, kind: string): void {
  listen(port, kind);
  if (kind !== 'outer') port.postMessage({ ask: 'token', id: 1, reason: 'expired' });
}

function listen(port: MessagePort, kind: string): void {
  port.addEventListener('message', (event) => {
    const [nested] = event.ports;
    if (nested) {
      take(nested, 'nested');
      return;
    }
    received += 1;
    log(`${kind}: ${textOf(event.data, 'token') ?? '?'}`);
    say(`received ${received}`);
  });
  port.start();
}
