import type { Hot } from '@/lib/wire';

/** `runtime.onMessage` hears pages of the extension too: only a frame's hot rows count. */
export function isHot(message: unknown): message is Hot {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'hot'
  );
}
