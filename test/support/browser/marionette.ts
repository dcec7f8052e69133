import { connect } from 'node:net';

/**
 * Firefox's remote protocol, on a socket of its own machine: `<byte length>:<json>`, where a request
 * is `[0, id, command, parameters]` and its reply `[1, id, error, result]`.
 */
export interface Marionette {
  send(command: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): void;
}

interface Pending {
  readonly command: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function connectMarionette(port: number): Promise<Marionette> {
  return new Promise((connected, refused) => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    const pending = new Map<number, Pending>();
    let received: Buffer = Buffer.alloc(0);
    let lastId = 0;

    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      for (let text = take(); text !== undefined; text = take()) hear(JSON.parse(text));
    });
    socket.on('error', fail);
    socket.on('close', () => {
      fail(new Error('Firefox closed the connection'));
    });

    function take(): string | undefined {
      const colon = received.indexOf(':');
      if (colon < 0) return undefined;
      const end = colon + 1 + Number(received.subarray(0, colon).toString());
      if (received.length < end) return undefined;
      const text = received.subarray(colon + 1, end).toString();
      received = received.subarray(end);
      return text;
    }

    function hear(message: unknown): void {
      if (!Array.isArray(message)) {
        connected({ send, close: () => socket.destroy() }); // the greeting
        return;
      }
      const [, id, error, result] = message as [number, number, Fault | null, unknown]; // oxlint-disable-line no-unsafe-type-assertion
      const request = pending.get(id);
      pending.delete(id);
      if (error) request?.reject(new Error(`${request.command}: ${error.error}: ${error.message}`));
      else request?.resolve(isValue(result) ? result.value : result);
    }

    function send(command: string, parameters: Readonly<Record<string, unknown>> = {}) {
      lastId += 1;
      const id = lastId;
      const body = JSON.stringify([0, id, command, parameters]);
      return new Promise<unknown>((resolve, reject) => {
        pending.set(id, { command, resolve, reject });
        socket.write(`${Buffer.byteLength(body)}:${body}`);
      });
    }

    function fail(error: Error): void {
      refused(error);
      for (const request of pending.values()) request.reject(error);
      pending.clear();
    }
  });
}

interface Fault {
  readonly error: string;
  readonly message: string;
}

function isValue(result: unknown): result is { value: unknown } {
  return typeof result === 'object' && result !== null && 'value' in result;
}
