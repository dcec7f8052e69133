import { readQuery, say } from './config';

/** An agent that never speaks to its host: it gets another token by a reload of its URL. */
const query = readQuery();
const token = query.get('token') ?? '';
const poll = Number(query.get('poll') ?? 400);
let calls = 0;

void work();

async function work(): Promise<void> {
  const response = await fetch('/api/messages', { headers: { authorization: `Bearer ${token}` } });
  calls += 1;
  say(response.ok ? `working: ${calls} calls` : 'expired');
  setTimeout(() => void work(), poll);
}
