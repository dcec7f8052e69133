import type { FaultId } from '../faults';
import type { HostConfig } from '../settings';

/** What the host's server wrote into its page. */
export function readConfig(): HostConfig {
  const text = document.querySelector('#config')?.textContent ?? '';
  return JSON.parse(text) as HostConfig; // oxlint-disable-line no-unsafe-type-assertion -- our own server wrote it
}

/** What a page was told in its URL, or in its `<html>` where it has no URL of its own. */
export function readQuery(): URLSearchParams {
  return new URLSearchParams(document.documentElement.dataset['query'] ?? location.search);
}

export function has(faults: readonly string[], fault: FaultId): boolean {
  return faults.includes(fault);
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Shows a page's state, for people and for tests. */
export function say(text: string): void {
  const place = document.querySelector('#state');
  if (place) place.textContent = text;
}

/** Clears what a leaking page before this one left here. */
export function forget(): void {
  localStorage.clear();
  sessionStorage.clear();
  document.cookie = 'refresh_token=; path=/; max-age=0';
}

/** Adds a line to the page's log. */
export function log(text: string): void {
  const line = document.createElement('li');
  line.textContent = text;
  document.querySelector('#log')?.append(line);
}

/** A text field of a message; `undefined` where there is none. */
export function textOf(data: unknown, name: string): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const value: unknown = Reflect.get(data, name);
  return typeof value === 'string' ? value : undefined;
}
