import { say } from '../config';

/** Stands in for an embedded Superset: takes the channel, and a guest token from it. */
addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
  if (!port || typeof data !== 'object' || data === null || !('handshake' in data)) return;
  port.addEventListener('message', (event: MessageEvent<unknown>) => {
    const said = event.data;
    if (typeof said !== 'object' || said === null || !('method' in said)) return;
    if (said.method === 'guestToken') say('has a token');
  });
  port.start();
});
