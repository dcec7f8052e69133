import type { Fragment, Hot } from '@/lib/wire';

/** `runtime.onMessage` hears pages of the extension too: only a frame's hot rows count. */
export function isHot(message: unknown): message is Hot {
  return typeOf(message) === 'hot';
}

export function isFragment(message: unknown): message is Fragment {
  return typeOf(message) === 'fragment';
}

function typeOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'type' in message ? message.type : null;
}
