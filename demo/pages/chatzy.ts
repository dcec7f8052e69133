import { has, readQuery, say, textOf } from './config';

/** The agent's page: it works with its token, and asks its host for another when that has expired. */
const query = readQuery();
const faults = (query.get('fault') ?? '').split(',');
const api = query.get('api') ?? location.origin;
const poll = Number(query.get('poll') ?? 400);
const patience = Number(query.get('patience') ?? 3000);
const host = query.get('to') === 'top' ? window.top : window.parent;

const MAX_ASKS = 2;

let token = query.get('access_token') ?? query.get('auth') ?? '';
let calls = 0;
let refreshes = 0;
/** The API has taken the present token at least once. */
let proven = true;
let stopped = false;
let ignored = false;
/** How often it has asked since the last answer, and the end of the present wait. */
let asks = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

addEventListener('message', (event) => {
  if (event.source !== host || textOf(event.data, 'type') !== '[TOKEN_REFRESH_RESPONSE]') return;
  show(event);
  if (textOf(event.data, 'error') !== undefined) {
    say('the host refused');
    stop();
    return;
  }
  const next = textOf(event.data, 'access_token');
  if (next === undefined) return;
  clearTimeout(waiting);
  waiting = undefined;
  if (has(faults, 'ignores-answer')) {
    ignored = true;
    return;
  }
  asks = 0;
  token = next;
  refreshes += 1;
  proven = false;
  stopped = false;
});

void work();
if (has(faults, 'asks-early') || has(faults, 'not-longer')) setTimeout(ask, 700);
if (has(faults, 'asks-in-loop')) askInLoop(20);

async function work(): Promise<void> {
  if (waiting === undefined && !stopped) await callApi();
  setTimeout(() => void work(), poll);
}

async function callApi(): Promise<void> {
  const used = token;
  const response = await fetch(`${api}/api/messages`, {
    headers: { authorization: `Bearer ${used}` },
  });
  if (used !== token) return; // another one came meanwhile
  if (response.ok) {
    calls += 1;
    proven = true;
    say(`working: ${calls} calls, ${refreshes} refreshes`);
    return;
  }
  if (!proven) {
    say('the new token does not work');
    stop();
    return;
  }
  if (ignored || has(faults, 'never-asks')) {
    say('expired');
    return;
  }
  ask();
}

function ask(): void {
  if (asks >= MAX_ASKS) {
    say('gave up');
    stop();
    return;
  }
  asks += 1;
  say('asking');
  post();
  waiting = setTimeout(ask, patience);
}

function askInLoop(times: number): void {
  if (times === 0) return;
  post();
  setTimeout(() => {
    askInLoop(times - 1);
  }, 150);
}

function post(): void {
  host?.postMessage({ type: '[TOKEN_REFRESH]', reason: 'TokenExpiredError' }, '*');
}

function stop(): void {
  clearTimeout(waiting);
  waiting = undefined;
  stopped = true;
}

/** What a replay must get right. */
function show(event: MessageEvent): void {
  const place = document.querySelector('#last');
  const last = { origin: event.origin, fromHost: event.source === host, trusted: event.isTrusted };
  if (place) place.textContent = JSON.stringify(last);
}
