import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const FRAME = `<!doctype html><title>frame</title><script>
let heard = 0, wanted = 0;
addEventListener('message', ({ data, source, origin }) => {
  if (data.echo) source.postMessage({ echoed: data.echo, text: data.text }, origin);
  else if (data.expect) { heard = 0; wanted = data.expect; }
  else if (++heard === wanted) source.postMessage({ all: heard }, origin);
});
parent.postMessage({ ready: true }, '*');
</script>`;

/** Two origins of different sites: a host page with cross-site frames that echo, and count. */
export async function startSite() {
  const frames = await serve(() => FRAME);
  const hosts = await serve((url) => {
    const count = Number(new URL(url, 'http://localhost').searchParams.get('frames') ?? 1);
    const frame = `<iframe src="http://127.0.0.1:${frames.port}/"></iframe>`;
    return `<!doctype html><title>bench</title><script>
      let ready = 0;
      addEventListener('message', ({ data }) => {
        if (data.ready && ++ready === ${count}) window.loaded = performance.now();
      });
    </script>${frame.repeat(count)}`;
  });
  return {
    url: (count: number) => `http://localhost:${hosts.port}/?frames=${count}`,
    close() {
      for (const { server } of [frames, hosts]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

async function serve(answer: (url: string) => string): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html').end(answer(request.url ?? '/'));
  });
  await new Promise<void>((done) => server.listen(0, done));
  // Listening on TCP, so there is a port.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { server, port: (server.address() as AddressInfo).port };
}
