import type { Port } from '@/lib/port';
import { PORT, type Fragment, type FromFrame, type Hot, type ToFrame } from '@/lib/wire';

/** What the observer needs of `chrome.runtime`. */
export interface Runtime {
  /** `undefined` once the extension is gone or was replaced. */
  readonly id?: string;
  readonly lastError?: unknown;
  connect(info: { name: string }): Port<ToFrame, FromFrame>;
  sendMessage(message: Hot | Fragment): Promise<unknown>;
  /** Firefox only. */
  getFrameId?(target: unknown): number;
}

interface LinkOptions {
  readonly runtime: Runtime;
  readonly onOrder: (order: ToFrame) => void;
  /** A port is open: nothing was said on it yet. */
  readonly onOpen: () => void;
  /** The extension is gone. */
  readonly onGone: () => void;
}

/** ms until a lost port is opened again: at first, and at most. */
const SOON = 100;
const LATE = 10_000;

/** The frame's port to the hub: opened again whenever it drops, until it is closed. */
export function createLink({ runtime, onOrder, onOpen, onGone }: LinkOptions) {
  let port: Port<ToFrame, FromFrame> | null = null;
  let wanted = false;
  let delay = SOON;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    clearTimeout(timer);
    if (port || !wanted) return;
    try {
      if (runtime.id === undefined) throw new Error('gone');
      const opened = runtime.connect({ name: PORT.frame });
      port = opened;
      opened.onMessage.addListener((order) => {
        delay = SOON;
        if (opened === port) onOrder(order);
      });
      opened.onDisconnect.addListener(() => {
        void runtime.lastError; // unread, the browser would print it on the page's console
        if (opened === port) lose();
      });
    } catch {
      onGone();
      return;
    }
    onOpen();
  }

  function lose(): void {
    port = null;
    if (!wanted) return;
    timer = setTimeout(connect, delay);
    delay = Math.min(delay * 2, LATE);
  }

  function hangUp(): void {
    clearTimeout(timer);
    const open = port;
    port = null;
    try {
      open?.disconnect();
    } catch {
      // It is down already.
    }
  }

  return {
    open(): void {
      wanted = true;
      connect();
    },
    /** After a return from the back/forward cache the port is dead, and doesn't know. */
    reopen(): void {
      hangUp();
      connect();
    },
    close(): void {
      wanted = false;
      hangUp();
    },
    isOpen: (): boolean => port !== null,
    /** `false`: there is no port now. */
    post(message: FromFrame): boolean {
      if (!port) return false;
      try {
        port.postMessage(message);
        return true;
      } catch {
        lose();
        return false;
      }
    },
  };
}
