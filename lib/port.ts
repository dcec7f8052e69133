/** One end of a connection between two contexts; `browser.runtime.connect()` is assignable to it. */
export interface Port<In, Out> {
  readonly onMessage: { addListener(listener: (message: In) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
  postMessage(message: Out): void;
  disconnect(): void;
}
