import { log, readQuery, say } from './config';
import { addFrame, readSite } from './site';

/**
 * Token handshakes over MessagePorts, one of each kind: `frame` (the frame opens the channel),
 * `host` (the host does), `request` (a port with each request), `nested` (a port sent over a port).
 */
const kinds = (readQuery().get('kinds') ?? 'frame,host,request,nested').split(',');
let answered = 0;

addEventListener('message', (event) => {
  const data: unknown = event.data;
  const kind = typeof data === 'object' && data !== null ? Reflect.get(data, 'open') : undefined;
  const [port] = event.ports;
  if (!port || (kind !== 'frame' && kind !== 'request')) return;
  serve(port, String(kind));
  if (kind === 'request') answer(port, 'request', 1);
});

/** With `waits`, both ends begin when the event `go` comes: a test's, once all is recorded. */
const waits = readQuery().has('waits');
const frameUrl = `${readSite().agent}/ports?kinds=${kinds.join(',')}${waits ? '&waits' : ''}`;

void addFrame(frameUrl).then((frame) => {
  if (!waits) return open(frame);
  addEventListener('go', () => {
    frame.contentWindow?.postMessage({ open: 'go' }, '*');
    open(frame);
  });
  say('waiting');
});

function open({ contentWindow }: HTMLIFrameElement): void {
  if (kinds.includes('host')) {
    const { port1, port2 } = new MessageChannel();
    serve(port1, 'host');
    contentWindow?.postMessage({ open: 'host' }, '*', [port2]);
  }
  if (kinds.includes('nested')) {
    const outer = new MessageChannel();
    const inner = new MessageChannel();
    serve(inner.port1, 'nested');
    contentWindow?.postMessage({ open: 'outer' }, '*', [outer.port2]);
    outer.port1.postMessage({ open: 'nested' }, [inner.port2]);
  }
}

/** Answers what is asked on this port. */
function serve(port: MessagePort, kind: string): void {
  port.addEventListener('message', (event) => {
    const data: unknown = event.data;
    if (typeof data !== 'object' || data === null || !('ask' in data)) return;
    answer(port, kind, Number(Reflect.get(data, 'id')));
  });
  port.start();
}

function answer(port: MessagePort, kind: string, id: number): void {
  answered += 1;
  port.postMessage({
    answer: 'token',
    id,
    token: `opaque-${kind}-${crypto.randomUUID()}`,
    expires_in: 60,
  });
  log(`${kind} answered`);
  say(`answered ${answered}`);
}
