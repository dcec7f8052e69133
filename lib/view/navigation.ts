import { batch, signal } from '@preact/signals';

export const TABS = ['handshakes', 'messages', 'tokens', 'frames', 'findings'] as const;
export type Tab = (typeof TABS)[number];

/** One row of a tab, by its own id (handshake, message, token, document, finding). */
export interface Place {
  readonly tab: Tab;
  readonly id: string;
}

/** Which tab is in front, and which row of each is selected; its detail is open while one is. */
export function createNavigation() {
  const tab = signal<Tab>('handshakes');
  const selected = {
    handshakes: signal<string | null>(null),
    messages: signal<string | null>(null),
    tokens: signal<string | null>(null),
    frames: signal<string | null>(null),
    findings: signal<string | null>(null),
  } as const;

  /** Follow a link: to its tab, and open it there. */
  function go(place: Place): void {
    batch(() => {
      tab.value = place.tab;
      selected[place.tab].value = place.id;
    });
  }

  function close(): void {
    selected[tab.value].value = null;
  }

  function forget(): void {
    batch(() => {
      for (const name of TABS) selected[name].value = null;
    });
  }

  return { tab, selected, go, close, forget };
}
