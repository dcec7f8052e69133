import type { FrameElement, RuleEffect } from '@/lib/log/event';
import type { Preview } from './node';

/**
 * A window as a frame can name it: go `up` parents, then `down` by `window[i]`. A child in a shadow
 * tree is in no `window[i]`: then `hidden` holds its element and is the last step. `frameId` is there
 * where the browser tells it (Firefox, `runtime.getFrameId`).
 */
export interface WindowRef {
  readonly up: number;
  readonly down: readonly number[];
  readonly hidden: FrameElement | null;
  readonly frameId: number | null;
}

/** One message as the frame that received (or, on a port, sent) it saw it. */
export interface Sighting {
  /** Ascending in the document, from 1, without gaps. */
  readonly seq: number;
  /** ms since 1970. */
  readonly at: number;
  readonly origin: string;
  /** Who posted it; `null`: can't be told. Always `null` for what came through a port. */
  readonly source: WindowRef | null;
  /** `port` is the frame's own number of the port; `out`: the frame posted it (seen by the hook only). */
  readonly channel: { readonly port: number; readonly way: 'in' | 'out' } | null;
  readonly preview: Preview;
  /** The frame's own numbers of the ports that came (or went) with it. */
  readonly ports: readonly number[];
  readonly trusted: boolean;
  readonly action: string | null;
  readonly rule: { readonly id: string; readonly done: RuleEffect } | null;
}
