/** What pages say to each other all day and that has nothing to do with tokens: one maker a kind. */
const KINDS: readonly ((n: number) => unknown)[] = [
  (n) => ({ type: 'heartbeat', n, timestamp: Date.now() }),
  (n) => `[iFrameSizer]frame0:${100 + n}:300:size`,
  (n) => ({
    jsonrpc: '2.0',
    id: n,
    method: 'ui/initialize',
    params: { protocolVersion: '2026-01-26' },
  }),
  (n) => ({ penpal: 'call', id: `${n}-abc`, methodName: 'add', args: [n, 1] }),
  (n) => ({
    type: 'analytics',
    event: 'scroll',
    depth: n / 200,
    session: '9f86d081884c7d659a2feaa0c55ad015',
  }),
  (n) => JSON.stringify({ event: 'resize', height: 300 + n, maxTokens: 4096 }),
  (n) => ({ type: 'echo', id: crypto.randomUUID(), of: n, version: '11.2.0' }),
];

/** Sends `count` harmless messages to `target`, a few at a time. */
export function makeNoise(target: Window, count: number, from = 0): void {
  for (let n = from; n < Math.min(from + 10, count); n += 1)
    target.postMessage(KINDS[n % KINDS.length]?.(n), '*');
  if (from + 10 < count)
    setTimeout(() => {
      makeNoise(target, count, from + 10);
    }, 20);
}
