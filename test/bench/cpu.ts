import { readdirSync, readFileSync } from 'node:fs';

/**
 * ms of processor time that the processes of a browser's pages have used so far, those of extensions
 * excluded: unlike the clock it doesn't count waiting, for other programs or for processes to wake
 * up. Linux only (`/proc`, see proc(5)); `profile` is the browser's directory, which its process was
 * started with. Threads that ended are not counted.
 */
export function pagesCpu(profile: string): number {
  const processes = new Map(
    numbers('/proc').map((pid) => [
      pid,
      { command: read(`/proc/${pid}/cmdline`), parent: parentOf(pid) },
    ]),
  );
  const isOurs = (pid: number): boolean => {
    const found = processes.get(pid);
    if (!found) return false;
    return found.command.includes(`--user-data-dir=${profile}`) || isOurs(found.parent);
  };
  let sum = 0;
  for (const [pid, { command }] of processes)
    if (
      command.includes('--type=renderer') &&
      !command.includes('--extension-process') &&
      isOurs(pid)
    )
      for (const thread of numbers(`/proc/${pid}/task`))
        sum += Number.parseInt(read(`/proc/${pid}/task/${thread}/schedstat`)) || 0;
  return sum / 1_000_000;
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function numbers(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Boolean);
  } catch {
    return []; // ended meanwhile
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // likewise
  }
}
