import { log, readQuery, say } from './config';

/** Takes messages, says what they were, and with `count` tells its host when that many have come. */
const count = Number(readQuery().get('count') ?? 0);
let received = 0;
let failed = 0;

addEventListener('message', (event) => {
  received += 1;
  if (count > 0) {
    if (received < count) return;
    say(`${received} received`);
    window.parent.postMessage('all', '*');
    return;
  }
  const data: unknown = event.data;
  const named = Array.isArray(data) && typeof data[0] === 'string';
  const [name, value]: unknown[] = named ? data : ['?', data];
  log(
    `${String(name)}: ${tagOf(value)}${event.ports.length > 0 ? ` +${event.ports.length} ports` : ''}`,
  );
  say(`${received} received, ${failed} failed`);
});

addEventListener('messageerror', () => {
  failed += 1; // this kind can't leave its process
  say(`${received} received, ${failed} failed`);
});

function tagOf(value: unknown): string {
  return value === null || typeof value !== 'object'
    ? typeof value
    : Object.prototype.toString.call(value).slice(8, -1);
}
