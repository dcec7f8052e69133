import type { Port } from '@/lib/port';

/** Two joined ends, as `runtime.connect` makes them: messages are JSON copies and arrive later. */
export function portPair<A, B>(): [Port<A, B>, Port<B, A>] {
  const left = end<A>();
  const right = end<B>();
  const disconnect = (other: { disconnected: Set<() => void> }) => () => {
    for (const listener of other.disconnected) listener();
  };
  const post =
    <M>(other: { heard: Set<(message: M) => void> }) =>
    (message: M) => {
      const copy = JSON.parse(JSON.stringify(message)) as M;
      queueMicrotask(() => {
        for (const listener of other.heard) listener(copy);
      });
    };
  return [
    { ...left.port, postMessage: post(right), disconnect: disconnect(right) },
    { ...right.port, postMessage: post(left), disconnect: disconnect(left) },
  ];
}

function end<In>() {
  const heard = new Set<(message: In) => void>();
  const disconnected = new Set<() => void>();
  return {
    heard,
    disconnected,
    port: {
      onMessage: { addListener: (listener: (message: In) => void) => void heard.add(listener) },
      onDisconnect: { addListener: (listener: () => void) => void disconnected.add(listener) },
    },
  };
}
