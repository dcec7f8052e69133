import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { cert, key } from './certificate';

/** What a handler answers; `undefined` where there is nothing at that address. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  /** The parsed JSON body; `undefined` where there is none or it is no JSON. */
  readonly json: unknown;
}

export type Handler = (request: Request) => Reply | undefined | Promise<Reply | undefined>;

export interface Server {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves `handler` on a free port of loopback; `name` is `localhost` or `127.0.0.1`, which are two sites. */
export async function serve(name: string, handler: Handler, secure = false): Promise<Server> {
  const scheme = secure ? 'https' : 'http';
  const listener: RequestListener = (message, response) => {
    void answer(handler, `${scheme}://${name}`, message).then(({ status, type, body, headers }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache', ...headers });
      response.end(body);
    });
  };
  const server = secure ? createSecureServer({ key, cert }, listener) : createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // oxlint-disable-line no-unsafe-type-assertion -- it listens on TCP
  return {
    origin: `${scheme}://${name}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(handler: Handler, base: string, message: IncomingMessage): Promise<Reply> {
  try {
    const reply = await handler({
      method: message.method ?? 'GET',
      url: new URL(message.url ?? '/', base),
      headers: message.headers,
      json: parse(await bodyOf(message)),
    });
    return reply ?? text(404, 'Not found');
  } catch (error) {
    return text(500, String(error));
  }
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

export function json(status: number, value: unknown): Reply {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

export function text(status: number, body: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body };
}

export function script(body: string): Reply {
  return { status: 200, type: 'text/javascript; charset=utf-8', body };
}

export function html(body: string): Reply {
  return { status: 200, type: 'text/html; charset=utf-8', body };
}

/** Lets pages of every origin call it, as the vendors' own APIs do; answers preflights too. */
export function withCors(handler: Handler): Handler {
  const allowed = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  };
  return async (request) => {
    if (request.method === 'OPTIONS')
      return { status: 204, type: 'text/plain', body: '', headers: allowed };
    const reply = await handler(request);
    return reply && { ...reply, headers: { ...allowed, ...reply.headers } };
  };
}

/** A text field of a JSON object; `undefined` where it is missing, empty or no text. */
export function field(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
