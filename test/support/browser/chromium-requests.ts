import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'requests.json';

/** The argument that has Chromium write down every request. */
export function logRequests(profile: string): string {
  return `--log-net-log=${join(profile, FILE)}`;
}

/** The addresses of those that pages of `origin` made over the network. */
export async function requestsIn(profile: string, origin: string): Promise<string[]> {
  const lines = (await readFile(join(profile, FILE), 'utf8')).split('\n');
  return lines
    .filter((line) => line.includes(`"initiator":"${origin}`))
    .flatMap((line) => /"url":"((?:https?|wss?):[^"]*)"/.exec(line)?.[1] ?? []);
}
