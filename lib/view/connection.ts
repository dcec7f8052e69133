import type { Port } from '@/lib/port';
import type { Command, FromView, ToView } from '@/lib/wire';
import type { LogEvent } from '@/lib/log/event';
import { t } from '@/lib/i18n';
import { problemText } from './problem-text';

/** What a view hears of its tab. */
export interface ViewEvents {
  /** The log is said from its beginning: rows that are known may come again. */
  onStart(): void;
  onEvents(events: readonly LogEvent[]): void;
  onReady(): void;
  /** Some view cleared the log. */
  onCleared(): void;
  onAccess(page: string, denied: readonly string[]): void;
}

/**
 * A view's line to the hub. The background may stop at any time and takes the port with it, so the
 * line opens itself again; commands that were under way then fail in words.
 */
export function connectView({
  open,
  tabId,
  events,
}: {
  readonly open: () => Port<ToView, FromView>;
  readonly tabId: number;
  readonly events: ViewEvents;
}) {
  const pending = new Map<string, (error: string | null) => void>();
  let closed = false;
  let port = connect();

  function connect(): Port<ToView, FromView> {
    const opened = open();
    opened.onMessage.addListener(hear);
    opened.onDisconnect.addListener(() => {
      for (const end of pending.values()) end(t('The extension was interrupted. Try again.'));
      pending.clear();
      if (!closed) port = connect();
    });
    opened.postMessage({ type: 'watch', tabId });
    return opened;
  }

  function hear(message: ToView): void {
    switch (message.type) {
      case 'start':
        return events.onStart();
      case 'events':
        return events.onEvents(message.events);
      case 'ready':
        return events.onReady();
      case 'cleared':
        return events.onCleared();
      case 'access':
        return events.onAccess(message.page, message.denied);
      case 'done':
        pending.get(message.id)?.(message.error === null ? null : problemText(message.error));
        pending.delete(message.id);
        return;
      default:
        message satisfies never;
    }
  }

  return {
    /** Resolves to `null`, or to why it could not be done, in words. Never rejects. */
    do(command: Command): Promise<string | null> {
      const id = crypto.randomUUID();
      return new Promise((resolve) => {
        pending.set(id, resolve);
        try {
          port.postMessage({ type: 'do', id, command });
        } catch {
          pending.delete(id); // the port is dead already
          resolve(t('The extension was interrupted. Try again.'));
        }
      });
    },
    clear: () => port.postMessage({ type: 'clear' }),
    close(): void {
      closed = true;
      port.disconnect();
    },
  };
}

export type Connection = ReturnType<typeof connectView>;
